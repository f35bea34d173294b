import { useState } from 'react';
import type { RowView } from '../../core/session/view.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { AddIcon, StopIcon } from '../picture/icon.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { sayOne } from '../speech/speech.ts';
import { useEither } from '../text/use-either.ts';
import { literal, ofService, resident, rowSaying } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';

/** Who is in so far: add one, change one, take one out, or go on. */
export function Rows({ view, acts, step }: PlaceProps & { step: string }) {
  const [removing, setRemoving] = useState<RowView>();
  const { rows, min, max } = view.rows ?? { rows: [], min: 0, max: 0 };
  const go = useEither(ofService(view, `step.${step}.all`), resident('rows.go'));
  const unfinished = resident('rows.unfinished');
  const done = rows.length >= min && rows.every((row) => row.complete);

  if (removing) {
    return (
      <Removing
        view={view}
        acts={acts}
        onKeep={() => setRemoving(undefined)}
        onRemove={() => {
          setRemoving(undefined);
          acts.removeRow(step, removing.row);
        }}
      />
    );
  }

  return (
    <SessionFrame
      view={view}
      acts={acts}
      counted
      next={
        done
          ? { tone: 'go', say: go, onPress: acts.next }
          : {
              tone: 'not-yet',
              say: unfinished,
              onPress: () => {
                sayOne(unfinished);
                acts.next();
              },
            }
      }
    >
      <ReadOnArrival />
      <Ask
        say={ofService(view, `step.${step}.title`)}
        {...(rows.length === 0 && { hint: ofService(view, `step.${step}.none`) })}
        small
      />
      {rows.some(({ label }) => label !== undefined) && <AskAloud />}
      <Pages
        as="dl"
        items={rows.map((row, index) => ({
          id: row.row,
          node: (
            <ReviewRow
              key={row.row}
              label={rowSaying(view, step, index + 1)}
              value={typeof row.label === 'string' && <Spoken say={literal(row.label)} personal />}
              missing={!row.complete}
              onChange={() => acts.goTo({ at: 'question', question: row.first, row: row.row })}
              onRemove={() => setRemoving(row)}
            />
          ),
        }))}
      />
      {rows.length < max && (
        <Key icon={<AddIcon />} say={ofService(view, `step.${step}.add`)} onPress={() => acts.addRow(step)} />
      )}
    </SessionFrame>
  );
}

function Removing({ view, acts, onKeep, onRemove }: PlaceProps & { onKeep(): void; onRemove(): void }) {
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={{ say: resident('foot.back'), onPress: onKeep }}
      next={{ tone: 'go', say: resident('rows.remove-no'), onPress: onKeep }}
    >
      <ReadOnArrival />
      <Ask say={resident('rows.remove-ask')} hint={resident('rows.remove-hint')} />
      <Key icon={<StopIcon />} say={resident('rows.remove-yes')} onPress={onRemove} />
    </SessionFrame>
  );
}
