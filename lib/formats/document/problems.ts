import { cleaned } from "../card/text";
import type { Place } from "./place";

const MOST = 50;

/** Collects warnings with their paths; a document with thousands of faults names the first fifty. */
export class Problems {
  private readonly told: string[] = [];
  private more = 0;

  add(words: string, place?: Place): void {
    if (this.told.length >= MOST) this.more += 1;
    else this.told.push(place?.path ? `${cleaned(place.path, 200)}: ${words}` : words);
  }

  /** The keys and places of a map; anything else is told and counts as empty. */
  entriesOf(place: Place): [string, Place][] {
    if (place.isEmpty || place.isMap) return place.entries();
    this.add("must be a map.", place);
    return [];
  }

  /** The places of a list; anything else is told and counts as empty. */
  itemsOf(place: Place): Place[] {
    if (place.isEmpty || place.isList) return place.items();
    this.add("must be a list.", place);
    return [];
  }

  list(): string[] {
    return this.more > 0 ? [...this.told, `And ${this.more} more.`] : this.told;
  }
}
