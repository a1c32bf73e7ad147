/** The port to where installations are kept: small texts by name, and a lock by name. Every method may reject. */
export interface Vault {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Does the work while nobody else, in any process, works under that name; waits for its turn. */
  locked<T>(name: string, work: () => Promise<T>): Promise<T>;
}
