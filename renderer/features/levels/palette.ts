import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

const both = (name: keyof typeof texts.zh) => ({ zh: texts.zh[name], en: texts.en[name] })
const keywords = (name: keyof typeof texts.zh) => `${texts.zh[name]} ${texts.en[name]}`

export const palette: readonly PaletteCommand[] = [
  {
    id: 'promises.open',
    title: both('promisesTitle'),
    hint: both('promisesHint'),
    keywords: keywords('promisesKeywords'),
    path: '/more/promises',
    permission: 'case.read',
    more: 'office',
  },
  {
    id: 'waiting.open',
    title: both('waitingTitle'),
    hint: both('waitingHint'),
    keywords: keywords('waitingKeywords'),
    path: '/more/waiting',
    permission: 'case.read',
    more: 'office',
  },
  {
    id: 'assignment.open',
    title: both('assignmentTitle'),
    hint: both('assignmentHint'),
    keywords: keywords('assignmentKeywords'),
    path: '/more/assignment',
    permission: 'settings.edit',
    more: 'desk',
  },
]
