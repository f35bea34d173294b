import { faults } from './run-faults.ts';
import { shortForm } from './short-form.ts';

shortForm(faults.filter(({ needs }) => needs === undefined));
