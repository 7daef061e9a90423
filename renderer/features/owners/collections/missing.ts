import { comma } from '../../../app/i18n.ts'
import {
  type CollectionPerson,
  type CollectionWant,
  lacksToSay,
  wantWords,
} from '../../../../main/contract/collections.ts'

/** What is missing of somebody, in words. */
export const missingOf = ({ lacks }: Pick<CollectionPerson, 'lacks'>, language: 'zh' | 'en'): string =>
  wantedWords(lacksToSay(lacks), language)

/** What is wanted, in words. */
export const wantedWords = (wants: readonly CollectionWant[], language: 'zh' | 'en'): string =>
  wants.map(want => wantWords[want][language]).join(comma())
