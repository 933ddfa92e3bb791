import {expect, test} from 'vitest';

import {errorsAt, errorsElsewhere, scenarioPath} from './errors.js';

const error = (where: string) => ({code: 'not_a_number', where, message: ''});
const errors = [error('/scenario/workloads/0/input'), error('/workloads/0/hit'), error('')];

test('an error stands at its field, whichever way the request carried it', () => {
  expect(errorsAt(errors, '/workloads/0/input')).toHaveLength(1);
  expect(errorsAt(errors, '/workloads/0/hit')).toHaveLength(1);
  expect(errorsAt(errors, '/workloads/1/hit')).toHaveLength(0);
  expect(scenarioPath('/scenario')).toBe('');
  expect(scenarioPath('/scenarios/0')).toBe('/scenarios/0');
});

test('no error is lost', () => {
  const paths = ['/workloads/0/input', '/workloads/0/hit'];
  expect(errorsElsewhere(errors, paths)).toEqual([error('')]);
});
