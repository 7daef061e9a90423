import type { Channel } from '../../../main/contract/cases.ts'
import { useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { useWord } from '../cases/words.ts'
import { channelWords } from '../../../main/contract/words.ts'
import { chaseTexts } from './chase-texts.ts'
import { useParties } from './useParties.ts'

/** Waiting cases as a workbook or on paper: all of them, of one channel, or those that await one recipient. */
export function ExportChase(props: { readonly channel?: Channel; readonly recipient?: string }) {
  const t = useTexts(chaseTexts)
  const word = useWord()
  const client = useTRPCClient()
  const { all } = useParties()
  const { channel, recipient } = props
  const party = all.find(one => one.id === recipient)
  const filterWords = [
    ...(channel === undefined ? [] : [word(channelWords[channel])]),
    ...(party ? [t('awaits', { name: word(party.name) })] : []),
  ]
  return (
    <ExportMenu
      start={(format, language) =>
        client.reports.chaseList.mutate({ format, language, title: t('listTitle'), filterWords, ...props })
      }
    />
  )
}
