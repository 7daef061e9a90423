import { z } from 'zod'

const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
const ProfileId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/** A part of a home, for how long its repair is owed to the owner, and who usually owes it. */
const Part = z.strictObject({
  id: ProfileId,
  name: Words,
  /** Categories of cases about it, with everything below them; the deepest one that fits counts. */
  categories: z.array(ProfileId).min(1),
  /** From the day the first owner took the home over; null for the design life of the building. */
  months: z.int().min(1).max(1200).nullable(),
  /** Whom a sheet about it goes to: id of a recipient of the section `sheets`. */
  recipient: ProfileId,
})
export type WarrantyPart = z.infer<typeof Part>

/** The section `warranty` of a profile: least terms, as the law or the book of the house says. */
export const ProfileWarranty = z
  .strictObject({ parts: z.array(Part).max(60) })
  .superRefine(({ parts }, context) => {
    const seen = new Set<string>()
    for (const [index, { id, categories }] of parts.entries()) {
      if (parts.findIndex(part => part.id === id) < index)
        context.addIssue({ code: 'custom', path: ['parts', index, 'id'], message: `${id} is used twice` })
      for (const category of categories) {
        if (seen.has(category))
          context.addIssue({
            code: 'custom',
            path: ['parts', index, 'categories'],
            message: `${category} belongs to two parts`,
          })
        seen.add(category)
      }
    }
  })
export type ProfileWarranty = z.infer<typeof ProfileWarranty>

/** What parts name that the rest of the profile does not have: place among the parts, member, and what. */
export function faultsOfWarranty(
  { parts }: ProfileWarranty,
  {
    categories,
    recipients,
  }: { readonly categories: ReadonlySet<string>; readonly recipients: ReadonlySet<string> },
): { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return parts.flatMap((part, index) => [
    ...part.categories
      .filter(id => !categories.has(id))
      .map(id => ({ path: ['parts', index, 'categories'], message: `no category ${id}` })),
    ...(recipients.has(part.recipient)
      ? []
      : [{ path: ['parts', index, 'recipient'], message: `there is no recipient ${part.recipient}` }]),
  ])
}

/** The part a case is about: that of its deepest category that has one. */
export function partOf({ parts }: ProfileWarranty, category: readonly string[]): WarrantyPart | undefined {
  for (const id of category.toReversed()) {
    const part = parts.find(({ categories }) => categories.includes(id))
    if (part) return part
  }
  return undefined
}

/** The day so many months behind another, `2023-08-31` + 6 → `2024-02-29`. */
export function monthsBehind(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
