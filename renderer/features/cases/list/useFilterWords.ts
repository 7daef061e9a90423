import { useQuery } from '@tanstack/react-query'
import { allCategories } from '../../../../main/contract/profile.ts'
import { channelWords, levelWords, noCauseWords, stateWords } from '../../../../main/contract/words.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { texts } from '../texts.ts'
import { useCauseText } from '../useCause.ts'
import { useKindText, useProfile } from '../useProfile.ts'
import { useWord } from '../words.ts'
import type { ListAddress } from './list-address.ts'

type TreeNode = Outputs['estate']['tree'][number]

/** The filter in words, for the head of a printed list. */
export function useFilterWords({ filter, unfollowed, from, to }: ListAddress): string[] {
  const t = useTexts(texts)
  const language = useLanguage()
  const word = useWord()
  const profile = useProfile()
  const kindText = useKindText()
  const causeText = useCauseText()
  const trpc = useTRPC()
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { staleTime: 300_000 }))
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const said: string[] = []
  const say = (label: string, value: string | undefined) => {
    if (value) said.push(language === 'zh' ? `${label}：${value}` : `${label}: ${value}`)
  }
  say(t('states'), filter.states?.map(state => word(stateWords[state])).join(' / '))
  say(t('kind'), filter.kinds?.map(kind => kindText(kind)).join(' / '))
  const category = profile
    ? allCategories(profile).find(({ path }) => path.at(-1) === filter.category)?.nodes
    : undefined
  say(t('category'), category?.map(node => node.name[language]).join(' › '))
  say(
    t('cause'),
    filter.cause === undefined
      ? undefined
      : filter.cause === 'none'
        ? word(noCauseWords)
        : causeText(filter.cause),
  )
  say(t('channel'), filter.channel ? word(channelWords[filter.channel]) : undefined)
  say(t('building'), filter.buildingId ? nameOf(tree.data ?? [], filter.buildingId) : undefined)
  const member = staff.data?.find(one => one.id === filter.assignee)
  say(t('assignee'), filter.assignee === 'none' ? t('assigneeNone') : (member?.name ?? member?.login))
  say(t('dueFilter'), filter.due && t(`due.${filter.due}`))
  say(t('levelFilter'), filter.levels?.map(level => word(levelWords[level])).join(' / '))
  if (unfollowed) said.push(t('unfollowed'))
  if (filter.waiting !== undefined) said.push(filter.waiting ? t('waiting') : t('notWaiting'))
  if (filter.emergency) said.push(t('emergencyOnly'))
  if (filter.unitId) said.push(t('thisUnit'))
  if (filter.personId) said.push(t('thisPerson'))
  if (from !== '' || to !== '') said.push(`${t('from')} ${from} ${t('until')} ${to}`.trim())
  return said
}

function nameOf(nodes: readonly TreeNode[], id: string): string | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node.name : nameOf(node.children, id)
    if (found !== undefined) return found
  }
  return undefined
}
