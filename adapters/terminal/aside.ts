/** Says something to a person at the terminal while the answer is on its way: on standard error, and to no program. */
export async function aside(text: () => Promise<string>): Promise<void> {
  if (process.stderr.isTTY) process.stderr.write(`${await text()}\n`);
}
