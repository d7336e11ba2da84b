// What passes between a panel and its host (`kit/cards/protocol.py` says the same to Python), and what the parts offer.

export type Html = string;
export type Id = string;

export interface Message {
  do: string;
  turn?: number;
  [key: string]: unknown;
}

export interface Identity {
  known: [string, string][];
}

export interface CardView {
  id: string;
  kind: string;
  kicker: string;
  title: string;
  prompt: Html;
  hints: number;
  has_solution: boolean;
  submit: string;
  body: any; // the kind's own part: see its file
}

export interface CardState {
  answer: any;
  draft: boolean;
  hints: Html[];
  may_see_solution: boolean;
  solution: Html;
  explain: Html;
  notice: Html;
  identity: Identity | null;
  more: any;
  outcome?: string;
  verdict?: string;
  attempt?: string;
  feedback?: Html;
  parts?: Record<Id, [boolean, Html]>;
  read_as?: string;
  turn?: number | null;
  problem?: Html;
  error?: string;
}

/** What a panel needs of its host. */
export interface Connection<View = any, State = any> {
  view(): View;
  state(): State;
  send(message: Message, buffers?: ArrayBuffer[]): void;
  /** Calls listeners until the returned function is called. */
  follow(events: {view?: () => void; state?: () => void; message?: (content: any) => void}): () => void;
}

export interface Panel<View = any, State = any> {
  connection: Connection<View, State>;
  el: HTMLElement;
  parts: Parts;
}

/** Draws a panel into `el`; returns how to end it. */
export type Renderer = (panel: Panel) => () => void;

type Child = Node | string | null | undefined | false | Child[];
type Attributes = Record<string, any>;

export interface Dom {
  freshId(name: string): string;
  h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes?: Attributes, ...children: Child[]): HTMLElementTagNameMap[Tag];
  h(tag: string, attributes?: Attributes, ...children: Child[]): HTMLElement;
  rich(tag: string, markup: Html, attributes?: Attributes): HTMLElement;
  plainText(markup: Html): string;
  icon(kind: string, word?: string): HTMLElement;
}

/** All modules of `parts/` in one: each receives the others here, and imports nothing. */
export interface Parts extends Dom {
  css: string;
  labels: Record<string, string>;
  words: Record<string, any>;
  // Going on in a notebook (`parts/going.js`).
  after(root: Element): Element | null;
  cardOf(exercise: string): Element | null;
  goTo(place: Element | null): void;
  goNear(exercise: string): (event: Event) => void;
  kinds: Record<string, KindView>;
  // Controls that several kinds use (`parts/fields.js`).
  entry(ui: Ui, value: string | null | undefined, attributes?: Attributes): HTMLInputElement;
  field(ui: Ui, one: EntryView, value: string): {node: HTMLElement; input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement};
  optionList(ui: Ui, options: [Id, Html][], type: "radio" | "checkbox", chosen: Set<Id | null>): {node: HTMLElement; chosen(): Id[]};
  grid(ui: Ui, columns: string[], rows: string[][], draw: (cell: GridCell) => HTMLElement): HTMLElement;
  [name: string]: any;
}

/** What a kind is given to draw its body with. */
export interface Ui extends Parts {
  /** Where the verdict on one part stands; `short`: only the sign, its words stand below the table. */
  slot(id: Id, short?: boolean): HTMLElement;
  /** The learner has changed the answer: it is kept, unchecked, as soon as the hands rest. */
  changed(): void;
  check(): void;
  /** Sends another request, and waits for its state. */
  ask(what: string): void;
}

/** One entry of a form or a document. */
export interface EntryView {
  name: string;
  label: Html;
  type: string;
  help: Html;
  options: string[];
  required: boolean;
}

/** One cell of a table: its id, its place in words, its text. */
export interface GridCell {
  id: Id;
  where: string;
  text: string;
}

export interface KindBody {
  node: HTMLElement;
  read(): any;
  /** A new state came; `mine`: as the answer to this card's own message. */
  follow?(state: CardState, mine: boolean): void;
  /** The body hands its answer in by itself. */
  ownButtons?: boolean;
}

/** `view` of a kind's file: draws the body that takes the answer. */
export type KindView<Body = any, Answer = any> = (ui: Ui, body: Body, answer: Answer | null, state: CardState) => KindBody;
