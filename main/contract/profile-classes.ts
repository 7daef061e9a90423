import { z } from 'zod'
import type { Words } from './words.ts'

/** Conditions of one kind each; the most are far above what any customer comes to. */
const Condition = z.discriminatedUnion('by', [
  /** Yuan: the total price of the standing contracts somebody signed. */
  z.strictObject({ by: z.literal('price'), atLeast: z.int().min(1).max(100_000_000_000) }),
  /** Percent of what is due by now of those contracts. */
  z.strictObject({ by: z.literal('paid'), atLeast: z.int().min(1).max(100) }),
  /** Homes that somebody owns now, alone or with others. */
  z.strictObject({ by: z.literal('homes'), atLeast: z.int().min(1).max(10_000) }),
])
export type ClassCondition = z.infer<typeof Condition>

/** By what a class is counted. */
export const classMeasures = ['price', 'paid', 'homes'] as const satisfies readonly ClassCondition['by'][]

const ClassRule = z.strictObject({
  /** Stable and unique within the section; stands in the log. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }),
  condition: Condition,
})
/** A class of customers and by what somebody is in it. */
export type ClassRule = z.infer<typeof ClassRule>

/** The section `classes` of a profile: the first class whose condition holds is the class of a customer. */
export const ProfileClasses = z
  .array(ClassRule)
  .max(30)
  .superRefine((rules, context) => {
    for (const [index, { id, condition }] of rules.entries()) {
      const before = rules.slice(0, index)
      if (before.some(rule => rule.id === id))
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} is used twice` })
      const wider = before.find(
        rule => rule.condition.by === condition.by && rule.condition.atLeast <= condition.atLeast,
      )
      if (wider)
        context.addIssue({
          code: 'custom',
          path: [index, 'condition', 'atLeast'],
          message: `${id} is never reached behind ${wider.id}`,
        })
    }
  })
export type ProfileClasses = z.infer<typeof ProfileClasses>

const grouped = new Intl.NumberFormat('en-US')

/** A condition as people say it; names no figure of any customer. */
export function conditionWords({ by, atLeast }: ClassCondition): Words {
  const n = grouped.format(atLeast)
  switch (by) {
    case 'price':
      return { zh: `合同总价 ${n} 元及以上`, en: `contracts of ${n} yuan or more` }
    case 'paid':
      return { zh: `应付款已付 ${n}% 及以上`, en: `${n} % or more of what is due is paid` }
    case 'homes':
      return {
        zh: `名下房屋 ${n} 套及以上`,
        en: atLeast === 1 ? 'owns a home' : `owns ${n} homes or more`,
      }
  }
}

/** A class that somebody was given by hand and that the profile does not know here. */
export const unknownClassWords: Words = { zh: '已不存在的分类', en: 'a class that is gone' }
