/** The data that a hub gives to its scripts, as Python writes it. */

type Unit = "weighted" | "graphemes" | "utf8_bytes" | "utf16" | "characters" | "href";

/** How long a text may be on a network, and how it is counted. Facts that are not known are left out. */
interface TextFacts {
  limit?: number;
  unit: Unit;
  counting: "plain" | "twitter-text" | "mastodon" | "mailto";
  url_weight?: number;
  byte_limit?: number;
  /** How much is shown before “see more”, in `unit`. */
  preview_length?: number;
  /** Whether some accounts or servers may write more than `limit`. */
  more_for_some?: boolean;
}

/** The address that opens a network's composer. */
interface IntentFacts {
  /** With {text}, {link}, {title} or {image} to be filled. */
  url?: string;
  takes_text: boolean;
  link_parameter: "none" | "optional" | "required";
  mobile: boolean;
  /** Signs at which the network's app cuts a text, by the system of the device. */
  cut_at: Array<{ system: "ios" | "android"; sign: string }>;
  alternatives: Array<{ url: string; platform: "any" | "mobile" | "desktop" | "app"; takes_text: boolean }>;
  workaround: string[];
}

/** What scripts know of a network: an entry of assets/advocacy/networks.json. */
interface NetworkFacts {
  name: string;
  kind: "network" | "tool";
  home?: string;
  link: "in_text" | "appended" | "prepended" | "attached" | "not_clickable";
  /** One line on what to expect there, by language. */
  advice: Record<string, string>;
  intent: IntentFacts;
  /** What it takes for one link in a text; left out: whole addresses. */
  addresses?: { characters: "any" | "ascii" };
  text: TextFacts;
  /** Width to height of the picture in a post, such as 1.91. */
  picture?: number;
  /** What the hub's guideline for the network says, in the hub's own language, and in others by language. */
  guideline?: GuidelineData & { translations?: Record<string, GuidelineData> };
}

/** A guideline in one language. */
interface GuidelineData {
  address: string;
  /** That of the rules: a translation may leave them to the guideline. */
  language: string;
  remember: string[];
}

/** A gap that the advocate fills. */
interface FieldFacts {
  label: string;
  example?: string | null;
  max_length: number;
  required: boolean;
}

/** One variant on one network. */
interface VariantData {
  /** a, b, c … */
  id: string;
  /** Where its text stands in `texts`. */
  text: number;
  /** The tracked link. */
  link: string | null;
  length: number;
  limit: number | null;
  /** Where its pictures stand in the post's `media`, in a post whose variants differ in that; otherwise all are its. */
  media?: number[];
}

/** A picture of a post. */
interface MediaData {
  /** Its address, relative to the hub's root. */
  address: string;
  name: string;
  alt: string;
  width: number;
  height: number;
  /** The picture in the sizes that networks want. */
  sizes?: { address: string; width: number; height: number }[];
  /** Which of `sizes` each network wants, by its id. */
  networks?: Record<string, number>;
}

/** A post page's data: the island #advocacy-post. */
interface PostData {
  id: string;
  language: string;
  title: string;
  /** The sentence that says who is speaking, where the post has one. */
  disclosure?: string;
  fields: Record<string, FieldFacts>;
  /** The link as the preview shows it, where the post has one. */
  shown?: string;
  /** Texts with {link} and fields still open; {{ and }} are braces. */
  texts: string[];
  networks: Record<string, VariantData[]>;
  media?: MediaData[];
  /** 1 where the hub has rules for this language: assets/advocacy/rules/<language>.json. */
  rules?: 1;
}

/** The hub's rules in one language, as the composer asks for them. */
interface RulesData {
  /** Words that the hub avoids. */
  avoid?: import("../../theme/assets/advocacy/core/phrases.js").Avoided[];
  /** Forms that are always right. */
  say?: string[];
  /** What is confidential, as salted slow hashes. */
  secret?: import("../../theme/assets/advocacy/core/secrets.js").Lock;
}

/** The hub's own words in one language: assets/advocacy/words/<language>.json. */
interface WordsData {
  language: string;
  direction: "ltr" | "rtl";
  words: Record<string, string>;
}

type FilterKind = "network" | "campaign" | "topic" | "audience" | "language";

/** What every post of the feed can be filtered by: posts/data/index.json. An entry is a post in one language. */
interface FeedIndex {
  version: string;
  /** How many cards a chunk, posts/data/<n>.json, has. */
  chunk: number;
  /** What stands in the address and what people call it, in the order of the page. */
  values: Record<FilterKind, Array<[string, string]>>;
  /** What entries have of a kind: places in `values`. Each set stands here once. */
  sets: Record<FilterKind, number[][]>;
  /** The entries, newest first: for each kind its place in `sets`. */
  posts: Record<FilterKind, number[]> & {
    /** 1 where the entry stands for its post while no language is chosen. */
    first: number[];
    /** The moment after which it is not shown, in seconds since 1970; 0 where there is none. */
    expires: number[];
  };
  /** How many networks the hub offers: a card names them only where its post is not for all. */
  offered: number;
  /** What a card calls its list of networks, its button to save and its link to share, by language. */
  labels: Record<string, [networks: string, save: string, share: string]>;
}

/** The words of a card: an entry of posts/data/<n>.json. */
interface FeedCard {
  /** Relative to the hub's root. */
  address: string;
  title: string;
  versions: string;
  summary?: string;
  /** The first line of its text. */
  quote?: string;
  /** The moment from which it could be shared, in ISO 8601. */
  published?: string;
  until?: string;
  /** The languages of the post, where there are several. */
  languages?: string[];
  mark?: string;
  /** The picture's address, relative to the hub's root, and its size in pixels. */
  picture?: [address: string, width: number, height: number];
}

/** What is known of all that search finds before it is loaded: search/records.json. Posts come first, in the feed's order. */
interface SearchRecords {
  /** The names of kinds. */
  kinds: string[];
  /** The version of the feed's data, whose entries the first records are; left out in a hub without posts. */
  posts?: string;
  /** The kind of each record: its place as a letter of 0-9a-zA-Z. */
  kind: string;
  languages: string[];
  /** The language of each record, written as `kind` is. */
  language: string;
  /** The endings that the languages strip from words, separated by spaces. */
  endings: string[];
  /** The distance from each record back to the first translation of the same content. */
  back: number[];
  /** The moment after which each record is not shown, in seconds since 1970, or 0; left out where none ends. */
  expires?: number[];
  /** The shortest unique start of each record's hash in Pagefind, separated by spaces. */
  hash: string;
  /** How many cards a file, search/cards/<n>.json, has. */
  chunk: number;
  /** The languages of Pagefind's index that belong to it besides the largest. */
  shards: string[];
  /** Digests of the cards, of search/words.json, of Pagefind and of its index. */
  cards: string;
  words: string;
  engine: string;
  version: string;
}

/** Pagefind. */
interface SearchEngine {
  mergeIndex(address: string, options: object): Promise<void>;
  search(word: string): Promise<{ results: Array<{ id: string; score: number }> }>;
}

/** What the card of a record shows. */
interface SearchCard {
  /** Relative to the hub's root. */
  address: string;
  title: string;
  summary?: string;
  text?: string;
  sections?: Array<[anchor: string, title: string, text: string]>;
  /** Hashtags with their sign, and topics. */
  tags?: string[];
  /** Its address, relative to the hub's root, and its size in pixels. */
  picture?: [address: string, width: number, height: number];
}
