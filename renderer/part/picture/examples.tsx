import { Clerk, ClerkStill } from '../../picture/clerk.tsx';
import { Greeting } from '../../picture/greeting.tsx';
import { Hand } from '../../picture/hand.tsx';
import { Paper } from '../../picture/paper.tsx';
import { Rest } from '../../picture/rest.tsx';
import { No, Yes } from '../../picture/yes-no.tsx';
import { type Example, example, nothing } from '../example.ts';
import { ChoiceGrid } from '../choice-grid/choice-grid.tsx';
import { ServicePicture } from './service-picture.tsx';

const own = [
  { name: 'clerk', picture: <Clerk /> },
  { name: 'still', picture: <ClerkStill /> },
  { name: 'hand', picture: <Hand /> },
  { name: 'rest', picture: <Rest /> },
  { name: 'paper', picture: <Paper /> },
  { name: 'yes', picture: <Yes /> },
  { name: 'no', picture: <No /> },
  { name: 'hello', picture: <Greeting variety="cmn" /> },
  { name: 'local', picture: <Greeting variety="x-local" /> },
];

const service = [
  'elder-allowance',
  'identity-card',
  'home',
  'live-care-home',
  'call',
  'household-book',
  'bus',
  'paid',
  'camera',
];

export const examples: readonly Example[] = [
  {
    name: 'own',
    node: (
      <ChoiceGrid
        choices={own.map(({ name, picture }) => ({ value: name, say: example(name, name), picture }))}
        chosen={['rest']}
        onPress={nothing}
      />
    ),
  },
  {
    name: 'of-a-service',
    node: (
      <ChoiceGrid
        choices={service.map((name) => ({
          value: name,
          say: example(name, name),
          picture: <ServicePicture digest="elder-allowance" name={name} />,
        }))}
        chosen={['home']}
        onPress={nothing}
      />
    ),
  },
];
