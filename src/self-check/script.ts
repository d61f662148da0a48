import type { Language } from '../language.ts';

/** Paragraphs of text with numbers of notes in between. */
export type RichText = readonly (readonly (string | number)[])[];

/** An answer as one language shows it. */
export type Option = {
  readonly value: string;
  readonly text: string;
  readonly feedback?: RichText;
  readonly correct?: boolean;
  readonly next?: string;
};

type Common = {
  readonly id: string;
  /** The screen that follows; else the next one in the list. */
  readonly next?: string;
  /** Left out for visitors who aren't asked beforehand. */
  readonly onlyAskedBefore?: true;
};

/** One screen, with everything it shows. */
export type Screen = Common &
  (
    | { readonly kind: 'intro' }
    | { readonly kind: 'first-time'; readonly options: readonly Option[] }
    | {
        readonly kind: 'question';
        readonly question: string;
        /** Its short name, for what is sent and for the receipt. */
        readonly name?: string;
        readonly options: readonly Option[];
        /** The table that an answer after the message increments. */
        readonly table?: string;
        /** The table that the change from an answer beforehand increments. */
        readonly changeTable?: string;
      }
    | { readonly kind: 'message' }
    | { readonly kind: 'text'; readonly title: string; readonly text: RichText }
    | {
        readonly kind: 'coin';
        readonly question: string;
        readonly name: string;
        readonly options: readonly Option[];
        readonly table: string;
      }
    | { readonly kind: 'plan' }
    | { readonly kind: 'review' }
    | { readonly kind: 'end'; readonly title: string; readonly text: RichText }
  );

/** One line of a bill. */
export type ScriptLine = {
  readonly what: string;
  readonly small?: RichText;
  readonly figure: string;
};

/** One side of a bill. */
export type ScriptSide = {
  readonly title: string;
  readonly place: string;
  readonly lines: readonly ScriptLine[];
  readonly total: ScriptLine;
};

/** One round of a dialogue. */
export type ScriptRound = {
  readonly excuse: string;
  readonly reactions: readonly string[];
  readonly answer: RichText;
};

/** An arm as the browser knows it, in its form. */
export type ScriptArm = {
  readonly id: string;
  readonly ratio: number;
  readonly control: boolean;
  readonly name: string;
} & (
  | { readonly form: 'text'; readonly message: RichText }
  | {
      readonly form: 'bill';
      readonly front: ScriptSide;
      readonly back: ScriptSide;
      readonly closing: RichText;
    }
  | {
      readonly form: 'dialogue';
      readonly rounds: readonly ScriptRound[];
      readonly closing: RichText;
    }
);

/** The study a check carries. */
export type ScriptStudy = {
  readonly study: string;
  readonly title: string;
  readonly version: string;
  readonly preAskedShare: number;
  readonly minimumSeconds: number;
  readonly arms: readonly ScriptArm[];
  readonly action: string;
  /** The action is counted by where the visit came from too. */
  readonly byOrigin: boolean;
  /** The other side of the visitor's own receipt: that of the first arm that brings a bill. */
  readonly back?: ScriptSide;
  /** The arm it is of. */
  readonly backOf?: string;
};

/** A moment of a help sheet, and what makes sense then. */
export type Moment = { readonly when: string; readonly then: readonly string[] };

/** A self-check in one language: plain data, made at build time, all that the browser gets. */
export type Script = {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly intro: RichText;
  readonly study?: ScriptStudy;
  readonly screens: readonly Screen[];
  readonly feedback: readonly {
    readonly screen: string;
    readonly answers: readonly string[];
    readonly text: RichText;
  }[];
  readonly plan?: {
    readonly intro: RichText;
    readonly ways: readonly { readonly title: string; readonly moments: readonly Moment[] }[];
  };
};

/** Where a check leads: help, by name and number too, the stories, and the page for who is under 18. */
export type Paths = {
  readonly stories: string;
  readonly help: string;
  readonly helpLine: { readonly name: string; readonly phone: string } | undefined;
  readonly under18: string;
  /** The check that carries the study, from one that doesn't. */
  readonly studyCheck?: { readonly title: string; readonly href: string } | undefined;
};

/** What a page hands to the self-check that runs on it. */
export type CheckProps = {
  readonly script: Script;
  /** The word for the source that a note leads to. */
  readonly source: string;
  readonly paths: Paths;
};
