/** The different words of one record, by both their numbers. */
export class WordSet {
  #size = 1 << 10;
  #first = new Int32Array(this.#size);
  #second = new Int32Array(this.#size);
  #round = new Int32Array(this.#size);
  #list = new Int32Array(this.#size * 2);
  #now = 1;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#now += 1;
    this.#count = 0;
  }

  add(first: number, second: number): void {
    if (this.#count * 2 > this.#size) this.#grow();
    let at = (first >>> 1) & (this.#size - 1);
    while (this.#round[at] === this.#now) {
      if (this.#first[at] === first && this.#second[at] === second) return;
      at = (at + 1) & (this.#size - 1);
    }
    this.#first[at] = first;
    this.#second[at] = second;
    this.#round[at] = this.#now;
    this.#list[this.#count * 2] = first;
    this.#list[this.#count * 2 + 1] = second;
    this.#count += 1;
  }

  /** Both numbers of each word, one behind the other; lasts until the next `clear`. */
  get numbers(): Int32Array {
    return this.#list;
  }

  #grow(): void {
    const numbers = this.#list;
    const count = this.#count;
    this.#size *= 4;
    this.#first = new Int32Array(this.#size);
    this.#second = new Int32Array(this.#size);
    this.#round = new Int32Array(this.#size);
    this.#list = new Int32Array(this.#size * 2);
    this.clear();
    for (let at = 0; at < count; at += 1) this.add(numbers[at * 2] ?? 0, numbers[at * 2 + 1] ?? 0);
  }
}
