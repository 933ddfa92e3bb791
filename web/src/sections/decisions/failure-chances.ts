// The formulas of the failure shares, with the reader's own numbers in them
// (core/decide/routes.h has them in letters).
import {listOf} from '../../engine/builtins.js';
import type {Route} from '../../engine/types/calls.js';
import type {View} from '../../state/types.js';

export interface Chances {
  /** Shares as they are written: "6%". */
  flash: string;
  pro: string;
  /** Pro's where Flash failed. */
  escalated: string;
  /** Sent straight to Pro. */
  share: string;
  /** Noticed in time; "" where all of them are. */
  noticed: string;
  /** On one model: the first, and its retries. */
  attempts: number;
}

/** As many retries as the core takes. */
const MOST_RETRIES = 10;

export function chances({validScenario, f}: Pick<View, 'validScenario' | 'f'>): Chances {
  const inputs = validScenario.decision ?? {};
  const share = (
    key: 'fail_flash' | 'fail_pro' | 'fail_escalated' | 'pro_share' | 'noticed',
  ): string => {
    const text = String(inputs[key] ?? '');
    return /^[\d.]+$/.test(text) ? f.percent(text) : text;
  };
  return {
    flash: share('fail_flash'),
    pro: share('fail_pro'),
    escalated: share('fail_escalated') || share('fail_pro'),
    share: share('pro_share'),
    noticed: share('noticed'),
    attempts: 1 + Math.min(MOST_RETRIES, Number(inputs.retries ?? 0) || 0),
  };
}

/** What is tried again: what fails, as far as it is noticed. */
function again({noticed}: Chances, fail: string): string {
  return noticed === '' ? fail : `${fail} × ${noticed}`;
}

/** "1", "6%", "(6%)²" */
export function power(all: Chances, fail: string, exponent: number): string {
  const base = again(all, fail);
  if (exponent === 0) return '1';
  return exponent === 1 ? base : `(${base})${superscript(exponent)}`;
}

/** Attempts on one model: "1 + 6% + (6%)²" */
export function tries(all: Chances, fail: string): string {
  return listOf(all.attempts, (i) => power(all, fail, i)).join(' + ');
}

/** What fails on one model in the end: what nobody notices, and what the last attempt leaves. */
function lost(all: Chances, fail: string): string {
  const left = power(all, fail, all.attempts);
  if (all.noticed === '') return left;
  const each = `${fail} × (100% − ${all.noticed})`;
  const unnoticed = all.attempts === 1 ? each : `(${tries(all, fail)}) × ${each}`;
  return `${unnoticed} + ${left}`;
}

/** How the share that fails in the end follows from the shares that were given. */
export function failing(all: Chances, route: Route): string {
  const {flash, pro, escalated, share, noticed} = all;
  if (route === 'flash') return lost(all, flash);
  if (route === 'pro') return lost(all, pro);
  if (route === 'split')
    return `${share} × ${grouped(all, pro)} + (100% − ${share}) × ${grouped(all, flash)}`;
  const left = power(all, flash, all.attempts);
  const passed = `${left} × ${grouped(all, escalated)}`;
  if (noticed === '') return passed;
  return lost(all, flash).slice(0, -left.length) + passed;
}

function grouped(all: Chances, fail: string): string {
  return all.noticed === '' ? lost(all, fail) : `(${lost(all, fail)})`;
}

function superscript(exponent: number): string {
  return String(exponent).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}
