/** The JSON data that a hub's build writes for its scripts. */

type Unit = "weighted" | "graphemes" | "utf8_bytes" | "utf16" | "characters" | "href";

/** A network's text limit and counting rule. Unknown facts are omitted. */
interface TextFacts {
  limit?: number;
  unit: Unit;
  counting: "plain" | "twitter-text" | "mastodon" | "mailto";
  url_weight?: number;
  byte_limit?: number;
  /** The length shown before “see more”, in `unit`. */
  preview_length?: number;
  /** Whether some accounts or servers allow more than `limit`. */
  more_for_some?: boolean;
}

/** A network's share intent. */
interface IntentFacts {
  /** The URL, with the placeholders {text}, {link}, {title} and {image}. */
  url?: string;
  takes_text: boolean;
  link_parameter: "none" | "optional" | "required";
  mobile: boolean;
  /** Characters where the network's app cuts off a text, by operating system. */
  cut_at: Array<{ system: "ios" | "android"; sign: string }>;
  alternatives: Array<{ url: string; platform: "any" | "mobile" | "desktop" | "app"; takes_text: boolean }>;
  workaround: string[];
}

/** A network: an entry of assets/advocacy/networks.json. */
interface NetworkFacts {
  name: string;
  kind: "network" | "tool";
  home?: string;
  link: "in_text" | "appended" | "prepended" | "attached" | "not_clickable";
  /** A line of advice for advocates, by language. */
  advice: Record<string, string>;
  intent: IntentFacts;
  /** The characters that the network allows in links. Omitted: any. */
  addresses?: { characters: "any" | "ascii" };
  text: TextFacts;
  /** The aspect ratio of images in posts, width to height, such as 1.91. */
  picture?: number;
  /** The hub's guideline for the network in its first language, with translations by language. */
  guideline?: GuidelineData & { translations?: Record<string, GuidelineData> };
}

/** A guideline in one language. */
interface GuidelineData {
  address: string;
  /** The language of the rules. A translation can use the original's rules. */
  language: string;
  remember: string[];
}

/** A field that the advocate fills in. */
interface FieldFacts {
  label: string;
  example?: string | null;
  max_length: number;
  required: boolean;
}

/** A variant for a network. */
interface VariantData {
  /** The variant's letter: a, b, c … */
  id: string;
  /** The index of its text in `texts`. */
  text: number;
  /** The tracked link. */
  link: string | null;
  length: number;
  limit: number | null;
  /** The indexes of its images in the post's `media`. Omitted if all variants have the same images. */
  media?: number[];
}

/** An image of a post. */
interface MediaData {
  /** The address, relative to the hub's root. */
  address: string;
  name: string;
  alt: string;
  width: number;
  height: number;
  /** The renditions in the networks' sizes. */
  sizes?: { address: string; width: number; height: number }[];
  /** The index of each network's rendition in `sizes`, by network id. */
  networks?: Record<string, number>;
}

/** The data of a post's page, in the element #advocacy-post. */
interface PostData {
  id: string;
  language: string;
  title: string;
  /** The disclosure, if the post has one. */
  disclosure?: string;
  fields: Record<string, FieldFacts>;
  /** The link as shown in the preview, if the post has one. */
  shown?: string;
  /** Texts with placeholders for the link and fields. {{ and }} are literal braces. */
  texts: string[];
  networks: Record<string, VariantData[]>;
  media?: MediaData[];
  /** 1 if the hub has rules for this language, in assets/advocacy/rules/<language>.json. */
  rules?: 1;
}

/** The hub's rules in one language, loaded by the composer. */
interface RulesData {
  /** Words to avoid. */
  avoid?: import("../../theme/assets/advocacy/core/phrases.js").Avoided[];
  /** Phrases that are always allowed. */
  say?: string[];
  /** Confidential terms, as salted slow hashes. */
  secret?: import("../../theme/assets/advocacy/core/secrets.js").Lock;
}

/** The translations of the interface in one language: assets/advocacy/words/<language>.json. */
interface WordsData {
  language: string;
  direction: "ltr" | "rtl";
  words: Record<string, string>;
}

type FilterKind = "network" | "campaign" | "topic" | "audience" | "language";

/** The feed's index for filters: posts/data/index.json. An entry is a post in one language. */
interface FeedIndex {
  version: string;
  /** The number of cards per file, posts/data/<n>.json. */
  chunk: number;
  /** The value in the address and its label, in display order. */
  values: Record<FilterKind, Array<[string, string]>>;
  /** The distinct sets of values that entries have, as indexes in `values`. */
  sets: Record<FilterKind, number[][]>;
  /** The entries, newest first: for each kind, the index in `sets`. */
  posts: Record<FilterKind, number[]> & {
    /** 1 if the entry represents its post while no language is selected. */
    first: number[];
    /** When the entry expires, in seconds since 1970, or 0. */
    expires: number[];
  };
  /** The number of networks. Cards only list networks if the post isn't for all of them. */
  offered: number;
  /** The labels of a card's list of networks, save button and share link, by language. */
  labels: Record<string, [networks: string, save: string, share: string]>;
}

/** The content of a card: an entry of posts/data/<n>.json. */
interface FeedCard {
  /** The address, relative to the hub's root. */
  address: string;
  title: string;
  versions: string;
  summary?: string;
  /** The first line of the post's text. */
  quote?: string;
  /** When the post was published, in ISO 8601. */
  published?: string;
  until?: string;
  /** The post's languages, if it has several. */
  languages?: string[];
  mark?: string;
  /** The image's address, relative to the hub's root, and its size in pixels. */
  picture?: [address: string, width: number, height: number];
}

/** The search records, without their cards: search/records.json. Posts come first, in the feed's order. */
interface SearchRecords {
  /** The names of the kinds. */
  kinds: string[];
  /** The version of the feed's data, whose entries come first. Omitted in a hub without posts. */
  posts?: string;
  /** The kind of each record: its index in `kinds`, as a character of 0-9a-zA-Z. */
  kind: string;
  languages: string[];
  /** The language of each record: its index in `languages`, encoded like `kind`. */
  language: string;
  /** The endings to strip from words, for each group of languages, separated by spaces. */
  endings: string[];
  /** The distance from each record back to the first translation of the same content. */
  back: number[];
  /** When each record expires, in seconds since 1970, or 0. Omitted if no record expires. */
  expires?: number[];
  /** The shortest unique prefix of each record's hash in Pagefind, separated by spaces. */
  hash: string;
  /** The number of cards per file, search/cards/<n>.json. */
  chunk: number;
  /** The languages of the index shards to merge into the largest one. */
  shards: string[];
  /** Digests of the cards, search/words.json, Pagefind and its index. */
  cards: string;
  words: string;
  engine: string;
  version: string;
}

/** The Pagefind API. */
interface SearchEngine {
  mergeIndex(address: string, options: object): Promise<void>;
  search(word: string): Promise<{ results: Array<{ id: string; score: number }> }>;
}

/** The content of a search result's card. */
interface SearchCard {
  /** The address, relative to the hub's root. */
  address: string;
  title: string;
  summary?: string;
  text?: string;
  sections?: Array<[anchor: string, title: string, text: string]>;
  /** Hashtags, including the “#”, and the tags of pages. */
  tags?: string[];
  /** The image's address, relative to the hub's root, and its size in pixels. */
  picture?: [address: string, width: number, height: number];
}
