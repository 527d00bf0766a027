/** Progress goes to standard error: standard output belongs to the command that was asked for. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Stops a command with one sentence for the person and no stack: something they can put right. */
export class Halt extends Error {
  override name = 'Halt'
}

/** Runs a command's body; a Halt becomes its sentence and exit code 1, anything else is a bug and is shown whole. */
export async function command(body: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    say(
      error instanceof Halt
        ? error.message
        : error instanceof Error
          ? (error.stack ?? String(error))
          : String(error),
    )
    process.exitCode = 1
  }
}
