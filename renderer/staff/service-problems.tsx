import { Ask } from '../part/ask/ask.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { Spoken } from '../speech/spoken.tsx';
import type { RefusedService } from './refused-service-row.tsx';
import { authoring, staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import './staff.css';

/** What keeps a service from being offered, in the sentences that its author knows: what to mend, and where. */
export function ServiceProblems({ refused, onBack }: { refused: RefusedService; onBack(): void }) {
  return (
    <StaffFrame leave={{ say: staff('why.back'), onPress: onBack }}>
      <Ask say={staff('service.title', { service: refused.service })} small />
      <Pages
        items={[
          { id: 'hint', node: <Spoken as="p" say={staff('service.hint')} /> },
          ...refused.problems.map(({ file, at, code, params }, place) => ({
            id: String(place),
            node: (
              <div className="staff-problem">
                <Spoken as="strong" say={authoring(code, params)} />
                <Spoken as="p" say={authoring(at === '' ? 'where-file' : 'where', { file, at })} />
              </div>
            ),
          })),
        ]}
      />
    </StaffFrame>
  );
}
