declare namespace App {
  interface Locals {
    /** The chapter being printed, for the parts of it that count or cite; absent on other pages. */
    chapter?: {
      readonly id: string;
      /** Ids of the works it cites, in the order of first mention. */
      readonly citations: readonly string[];
      /** Ids of the glossary's terms that it marks. */
      readonly terms: readonly string[];
    };
    /** The one story of the chapter that this page embeds. */
    embed?: string;
  }
}
