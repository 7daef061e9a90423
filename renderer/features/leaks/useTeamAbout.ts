import type { TeamChoice, TeamRow, TeamWarrants } from '../../../main/contract/leaks.ts'
import { partWords, tradeWords } from '../../../main/contract/contractor-words.ts'
import { teamKindWords } from '../../../main/contract/leak-words.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { teamTexts } from './team-texts.ts'

/** Says in a line whose people a team are and what they can do, and what speaks for sending it. */
export function useTeamAbout() {
  const t = useTexts(teamTexts)
  const word = useWord()
  const tradesOf = ({ trades }: TeamRow) => trades.map(trade => word(tradeWords[trade])).join(comma())
  const owes = ({ part, until }: TeamWarrants) => {
    const what = { part: word(partWords[part]) }
    return until === null ? t('warrantsForLife', what) : t('warrants', { ...what, until })
  }
  return {
    /** `施工单位 · 安固防水 · 防水、外墙`. A contractor that gave the team its name is not said twice. */
    whose(team: TeamRow): string {
      const { kind, contractorName, name } = team
      const firm = contractorName !== null && !name.includes(contractorName) ? contractorName : ''
      return [word(teamKindWords[kind]), firm, tradesOf(team)].filter(part => part !== '').join(' · ')
    },
    /** Why it comes first; empty where nothing speaks for it. */
    why({ warrants, suits, near }: TeamChoice, leaks: number): string {
      const said = (what: string, count: number) =>
        count === 0 ? '' : leaks > 1 ? t('ofLeaks', { what, count, all: leaks }) : what
      const first = warrants ? said(owes(warrants), warrants.leaks) : said(t('suits'), suits)
      return [first, said(t('near'), near)].filter(part => part !== '').join(' · ')
    },
  }
}
