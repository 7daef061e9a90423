import { z } from 'zod'

/** Identity of anything: a UUID, made by the client as version 7 so that ids made later sort later. */
export const Id = z.uuid()

/** UTC milliseconds since 1970. */
export const Millis = z.int().min(0).max(8_640_000_000_000_000)

/** U+0000 cannot be stored by every database the desk runs on, so it is refused at the door. */
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed()

/** One line of text: a name, a label. Surrounding blanks are dropped. */
export const Line = z.string().trim().min(1).max(200).refine(storable, { error: 'text.notStorable' })

/** Free text of any number of lines, at most 20,000 characters. */
export const Text = z.string().trim().max(20_000).refine(storable, { error: 'text.notStorable' })

/** A phone number as people write it: digits, blanks, dashes, brackets, a leading plus. */
export const Phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d][\d\s()-]*$/)

/** SHA-256 of a file's bytes, lower-case hexadecimal. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A day without a time, `2026-07-12`. */
export const Day = z.iso.date()
