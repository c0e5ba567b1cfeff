import { tags } from '#src/widgets/tags.ts';
import Aside from './Aside.astro';
import Cite from './Cite.astro';
import CodeTabs from './CodeTabs.astro';
import Digit from './Digit.astro';
import Exercise from './Exercise.astro';
import Figure from './Figure.astro';
import Live from './Live.astro';
import Num from './Num.astro';
import PoolingSaves from './PoolingSaves.astro';
import References from './References.astro';
import Step from './Step.astro';
import Story from './Story.astro';
import Takeaways from './Takeaways.astro';
import Term from './Term.astro';
import WeightsAndWork from './WeightsAndWork.astro';
import Word from './Word.astro';

/** What an author may write in a chapter without importing it: these, and every widget's tag. */
export const parts = {
  ...tags,
  Aside,
  Cite,
  CodeTabs,
  Digit,
  Exercise,
  Figure,
  Live,
  Num,
  PoolingSaves,
  References,
  Step,
  Story,
  Takeaways,
  Term,
  WeightsAndWork,
  Word,
};
