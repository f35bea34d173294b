import { type Example, example, nothing } from '../example.ts';
import { ServicePicture } from '../picture/service-picture.tsx';
import { ChoiceCard } from './choice-card.tsx';

const picture = <ServicePicture digest="elder-allowance" name="live-spouse" />;

export const examples: readonly Example[] = [
  {
    name: 'tall',
    node: (
      <div className="choice-grid" data-columns="2" data-rows="1">
        <ChoiceCard
          layout="tall"
          say={example('和老伴住', 'With my spouse')}
          picture={picture}
          chosen
          onPress={nothing}
        />
        <ChoiceCard
          layout="tall"
          say={example('和老伴住', 'With my spouse')}
          picture={picture}
          chosen={false}
          onPress={nothing}
        />
      </div>
    ),
  },
  {
    name: 'row',
    node: (
      <div className="choice-grid" data-columns="1" data-rows="2">
        <ChoiceCard
          layout="row"
          say={example('和老伴住', 'With my spouse')}
          small={example('老伴也在这里', 'Who lives here too')}
          picture={picture}
          chosen
          onPress={nothing}
        />
        <ChoiceCard layout="row" say={example('不好说', 'Hard to say')} chosen={false} onPress={nothing} />
      </div>
    ),
  },
];
