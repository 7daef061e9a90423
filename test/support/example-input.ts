import { uuidv7 } from 'uuidv7'
import { z } from 'zod'

/**
 * Some valid input for a schema, made from its JSON Schema: enough to get past parsing, so that a test reaches what
 * comes after it.
 */
export function exampleInput(schema: z.ZodType): unknown {
  return exampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
}

/** Texts tried against patterns; each pattern of the contract fits one. */
const texts = [
  'example',
  'KF-TEST-202607-0001',
  '13800138000',
  'TEST',
  '2026-07-12',
  '08:00',
  '$argon2id$example',
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAje7IOr1OdYRJJ393ZrGcOiMEE6oPUuxGQa0ZuN1jpMA=\n-----END PUBLIC KEY-----\n',
  'age1uzpkknuuaj9felzzz5v76pk5uj859m5z6mjky3rk9h59c75h246svppaja',
  'a'.repeat(64),
  'example-id',
  'unit/example',
]

function exampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (choice) return exampleOf(choice)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map(name => [name, exampleOf(schema.properties?.[name] ?? {})]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return Math.max(0, schema.minimum ?? 0)
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return exampleText(schema)
  }
}

function exampleText(schema: JsonSchema): string {
  if (schema.format === 'uuid') return uuidv7()
  if (schema.format === 'date') return '2026-07-12'
  if (schema.format === 'uri') return 'https://example.com/post'
  const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema
  const fitting = pattern === undefined ? texts : texts.filter(text => new RegExp(pattern, 'u').test(text))
  return (
    fitting.find(text => text.length >= minLength && text.length <= maxLength) ??
    'example'.slice(0, Math.min(7, maxLength)).padEnd(minLength, 'e')
  )
}
