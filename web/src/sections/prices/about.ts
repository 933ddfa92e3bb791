// About these prices: how they are computed, how sure they are, what nobody
// knows, names and tools; and where to read on.
import {html, nothing, type TemplateResult} from 'lit';

import {labelOf} from './price-table.js';
import {certainty} from './certainty.js';
import {originsOf} from './origins.js';
import {heading} from '../../ui/heading.js';
import {ownBook} from './own-book.js';
import {shortNames, type Actions, type View} from '../../state/types.js';

export function about(view: View, actions: Actions): TemplateResult {
  const {s, headingLevel} = view;
  return html`<section class="about" part="about" aria-labelledby="about-heading">
    <div class="bar">${heading(headingLevel, s.about.heading, 'about-heading')}</div>
    <div class="columns">
      <div>
        <p>${s.about.exact}</p>
        <p>${s.about.lists}</p>
        <p>${s.about.privacy}</p>
        ${origins(view)}
      </div>
      <div>
        ${heading(headingLevel + 1, s.about.uncertain)}
        <ul>
          ${s.about.uncertainties.map((text) => html`<li>${text}</li>`)}
        </ul>
      </div>
      <div>${names(view)} ${tools(view)} ${ownBook(view, actions)}</div>
      <div>${guides(view)}</div>
    </div>
  </section>`;
}

/** How sure the prices in this currency are; where that differs, of which models, by what source. */
function origins(view: View): unknown {
  if (view.ownBook.name !== '') return nothing;
  const {s, table} = view;
  const [first, ...others] = originsOf(table.models);
  if (!first || others.length === 0)
    return html`<p>
      ${s.about.confidenceKind[(first?.origin ?? table.card).confidence] ?? nothing}
    </p>`;
  const short = shortNames(view, table.models);
  return [first, ...others].map(({models, origin}) => {
    const names = models.map((model) => short.get(model) ?? model).join(s.comma);
    return html`<p>${s.priceTable.of(names)}${certainty(view, origin)}</p>`;
  });
}

function names(view: View): TemplateResult {
  const {s, f, book} = view;
  return html`<details class="data">
    <summary>${s.about.names}</summary>
    <ul class="plain">
      ${book.names
        .filter((each) => each.name !== each.bills_as)
        .map(
          (each) =>
            html`<li>
              ${s.about.billsAs(each.name, each.bills_as)}${each.from ? ', ' + s.about.from(f.date(each.from)) : ''}${
                each.to ? ', ' + s.about.until(f.date(each.to)) : ''
              }
            </li>`,
        )}
    </ul>
  </details>`;
}

function tools(view: View): TemplateResult | typeof nothing {
  const {s, f, table} = view;
  if (table.tools.length === 0) return nothing;
  return html`<details class="data">
    <summary>${s.about.tools}</summary>
    <ul class="plain">
      ${table.tools.map((tool) => {
        const chinese = view.language === 'zh';
        const unit = (chinese ? tool.unit_zh : undefined) ?? tool.unit;
        const note = (chinese ? tool.note_zh : undefined) ?? tool.note;
        const sure = tool.confidence === 'official' ? '' : s.about.confidenceKind[tool.confidence];
        return html`<li>
          ${s.about.tool(labelOf(view, tool), f.price(tool.price), unit ?? '')}
          <small>${s.join(note ?? '', sure ?? '')}</small>
        </li>`;
      })}
    </ul>
  </details>`;
}

function guides(view: View): TemplateResult | typeof nothing {
  const {s, guideBase} = view;
  if (guideBase === undefined) return nothing;
  return html`<nav aria-labelledby="guides-heading">
    ${heading(view.headingLevel + 1, s.about.next, 'guides-heading')}
    <ul class="plain">
      ${Object.entries(s.about.guides).map(
        ([path, title]) => html`<li><a href="${guideBase}${path}">${title}</a></li>`,
      )}
    </ul>
  </nav>`;
}
