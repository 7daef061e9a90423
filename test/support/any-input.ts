import { z } from 'zod'

/** What a filled desk offers for members of an input, by their name; else the smallest value the schema takes. */
export type Offers = Readonly<Record<string, unknown>>

const Def = z.object({
  type: z.string(),
  innerType: z.unknown().optional(),
  in: z.unknown().optional(),
  shape: z.record(z.string(), z.unknown()).optional(),
  element: z.unknown().optional(),
  options: z.array(z.unknown()).optional(),
  entries: z.record(z.string(), z.unknown()).optional(),
  values: z.array(z.unknown()).optional(),
})

const Schema = z.object({ _zod: z.object({ def: Def }) })
const missing = Symbol('missing')

/** Some input that a procedure's schema may take, made of what the desk offers. */
export function anyInput(schema: unknown, offers: Offers): unknown {
  const value = valueOf('', schema, offers)
  return value === missing ? {} : value
}

function valueOf(name: string, schema: unknown, offers: Offers): unknown {
  const parsed = Schema.safeParse(schema)
  if (!parsed.success) return missing
  const { def } = parsed.data['_zod']
  if (name !== '' && Object.hasOwn(offers, name) && accepts(schema, offers[name])) return offers[name]
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape ?? {}).map(
        ([member, inner]) => [member, valueOf(member, inner, offers)] as const,
      )
      return Object.fromEntries(entries.filter(([, value]) => value !== missing))
    }
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable': {
      const inner = valueOf(name, def.innerType, offers)
      // Something is asked for wherever the desk has it; else what may be left out is left out.
      if (inner !== missing && name === '') return inner
      return def.type === 'nullable' ? null : missing
    }
    case 'pipe':
      return valueOf(name, def.in, offers)
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'array':
      return accepts(schema, []) ? [] : [valueOf(name.replace(/s$/, ''), def.element, offers)]
    case 'union':
      return (
        (def.options ?? []).map(one => valueOf(name, one, offers)).find(one => accepts(schema, one)) ??
        missing
      )
    case 'number':
      return [1, 0, 1_784_600_000_000].find(one => accepts(schema, one)) ?? 1
    case 'boolean':
      return false
    case 'string':
      return ['2026-07-12', 'x', ''].find(one => accepts(schema, one)) ?? offers['anyId']
    default:
      return missing
  }
}

function accepts(schema: unknown, value: unknown): boolean {
  if (!(schema instanceof z.ZodType)) return false
  return schema.safeParse(value).success
}
