import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { stateWords } from '../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../i18n.ts'
import { allCommands } from '../pages.ts'
import { useMay, useMe } from '../session.ts'
import { useTRPC } from '../trpc.ts'
import {
  caseItem,
  commandItems,
  inGroupOrder,
  ownerItem,
  type PaletteItem,
  sheetItem,
} from './palette-model.ts'
import { recentItems } from './recent.ts'
import { texts } from './texts.ts'

/** Typing faster than this asks once, in milliseconds. */
const pause = 90

/** The lines for what is typed: units, people and cases by the desk, commands here; recent ones before typing. */
export function usePaletteItems(typed: string) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const me = useMe()
  const text = useDeferredValue(useSettled(typed.trim()))
  const asks = text !== ''
  const owners = useQuery(
    trpc.owners.lookup.queryOptions({ text, limit: 8 }, { enabled: asks && may('person.read') }),
  )
  const cases = useQuery(
    trpc.cases.search.queryOptions({ text, limit: 8 }, { enabled: asks && may('case.read') }),
  )
  const asksSheets = /^lx-/i.test(text) && may('case.read')
  const sheets = useQuery(trpc.sheets.find.queryOptions({ text }, { enabled: asksSheets }))

  const commands = commandItems(allCommands(me.headquarters), typed.trim(), language, may)
  const found: PaletteItem[] = asks
    ? [
        ...(owners.data ?? []).map(candidate => ownerItem(candidate, count => t('openCases', { count }))),
        // Who types a sheet's number wants the sheet; its case is found by it too.
        ...(asksSheets ? (sheets.data ?? []) : []).map(row => sheetItem(row, language)),
        ...(cases.data?.rows ?? []).map(row => caseItem(row, stateWords[row.state][language])),
        ...commands.slice(0, 6),
      ]
    : [...recentItems(me.staffId), ...commands]
  const waits = ({ isLoading, isPlaceholderData }: { isLoading: boolean; isPlaceholderData: boolean }) =>
    isLoading || isPlaceholderData
  const waiting = waits(owners) || waits(cases) || (asksSheets && waits(sheets))
  return {
    items: inGroupOrder(found),
    /** What stands there belongs, at least in part, to what was typed before. */
    searching: text === typed.trim() ? asks && waiting : true,
    error: asks ? (owners.error ?? cases.error) : null,
  }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
