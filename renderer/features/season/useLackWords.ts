import { tradeWords } from '../../../main/contract/contractor-words.ts'
import { trades } from '../../../main/contract/contractors.ts'
import { contactRoles, type SeasonLack, seasonTasks } from '../../../main/contract/season.ts'
import { contactRoleWords, seasonTaskWords } from '../../../main/contract/season-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** Says what a season lacks: `只有 1 家外协单位确认可随时到场`. */
export function useLackWords(): (lack: SeasonLack) => string {
  const t = useTexts(texts)
  const word = useWord()
  return ({ code, of }) => {
    const task = seasonTasks.find(one => one === of['task'])
    const role = contactRoles.find(one => one === of['role'])
    const trade = trades.find(one => one === of['trade'])
    return t(`lack.${code}`, {
      ...of,
      ...(task ? { task: word(seasonTaskWords[task]) } : {}),
      ...(role ? { role: word(contactRoleWords[role]) } : {}),
      ...(trade ? { trade: word(tradeWords[trade]) } : {}),
    })
  }
}
