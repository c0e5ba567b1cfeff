import Aside from './Aside.astro';
import Cite from './Cite.astro';
import Figure from './Figure.astro';
import Num from './Num.astro';
import References from './References.astro';
import Takeaways from './Takeaways.astro';
import WeightsAndWork from './WeightsAndWork.astro';
import Word from './Word.astro';

/** What an author may write in a chapter without importing it. */
export const parts = {
  Aside,
  Cite,
  Figure,
  Num,
  References,
  Takeaways,
  WeightsAndWork,
  Word,
};
