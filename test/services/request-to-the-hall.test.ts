import { describe, expect, it } from 'vitest';
import { scenario, type Scenario } from '../support/scenario.ts';
import { compileShipped } from '../support/shipped-service.ts';

const service = compileShipped('request-to-the-hall');
const bridge = { code: '331125190201', levels: ['浙江省', '丽水市', '云和县'], detail: '村口的桥边' };
const photo = [{ attachment: '00000000-0000-4000-8000-00000000f070', digest: 'sha256:photo', bytes: 9000 }];

describe('a request to the hall', () => {
  it('can be made with touches alone, and without a name', () => {
    const request = begins()
      .says('category', 'noise')
      .says('place', bridge)
      .skips('words')
      .says('has_photo', false)
      .says('call_back', false)
      .isAt('review')
      .goesOn()
      .isAt('declaration');
    expect(request.outcome.applications).toMatchObject([{ id: 'request' }]);
    expect(asked(request)).toEqual(['category', 'place', 'has_photo', 'call_back']);
    expect(request.outcome.consents).toEqual([]);
  });

  it('asks for a phone only of those who want to be called', () => {
    const request = begins()
      .says('category', 'rubbish')
      .says('place', bridge)
      .says('words', '三个月没人来收')
      .says('has_photo', false)
      .says('call_back', true)
      .says('phone', '13800138000')
      .skips('name')
      .isAt('review');
    request.changes('call_back').says('call_back', false).isAt('review');
    expect(asked(request)).not.toContain('phone');
  });

  it('tells somebody at once where there is danger, and says so upstream by itself', () => {
    const request = begins()
      .says('category', 'utility')
      .says('danger', true)
      .isAt('question danger_now')
      .goesOn()
      .says('place', bridge)
      .skips('words')
      .says('has_photo', false)
      .says('call_back', false)
      .goesOn();
    expect(request.outcome.applications.map(({ id }) => id)).toEqual(['request', 'urgent']);
  });

  it('asks for the words, and not for a place, when it is something else', () => {
    const request = begins().says('category', 'other').says('danger', false).isAsked('story');
    expect(request.refusalOf({ do: 'skip', path: { question: 'story' } })).toMatchObject({
      code: 'answer-missing',
    });
    request.says('story', '想问问老年食堂什么时候开').isAsked('has_photo');
  });

  it('takes a photo after its own consent, from whoever has brought one', () => {
    const request = upToThePhoto().agreesTo('photo').says('scene', photo).isAsked('call_back');
    expect(request.outcome.attachments).toEqual(photo);
    expect(upToThePhoto().refuses('photo').where).toBe('question call_back');
  });
});

/** There is nothing to bring, so it begins with the notice. */
function begins(): Scenario {
  return scenario(service).isAt('notice').goesOn();
}

function upToThePhoto(): Scenario {
  return begins()
    .says('category', 'road')
    .says('danger', false)
    .says('place', bridge)
    .skips('words')
    .says('has_photo', true)
    .isAt('consent photo');
}

function asked(request: Scenario): string[] {
  return request.outcome.applications[0]?.answers.map(({ question }) => question) ?? [];
}
