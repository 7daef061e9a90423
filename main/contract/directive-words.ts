import type { DirectiveKind, NeedKind } from './directives.ts'
import type { Words } from './words.ts'

export const directiveKindWords: Readonly<Record<DirectiveKind, Words>> = {
  directive: { zh: '总部要求', en: 'Directive' },
  supervision: { zh: '督办', en: 'Supervision' },
}

export const needKindWords: Readonly<Record<NeedKind, Words>> = {
  need: { zh: '需要支持', en: 'Need' },
  difficulty: { zh: '困难', en: 'Difficulty' },
}
