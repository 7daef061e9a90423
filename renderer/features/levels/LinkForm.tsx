import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useSettled } from '../intake/useSettled.ts'
import { texts } from './texts.ts'
import { useUndoLink } from './useUndoLink.ts'

interface Chosen {
  readonly value: string
  readonly label: string
}

/** Which case each followed, by its id; null for none. */
type LeadersSeen = Readonly<Record<string, string | null>>

/** Links this case with others: it leads them, or follows the one that is chosen. */
export function LinkForm({ detail, onDone }: { readonly detail: CaseDetail; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const [leads, setLeads] = useState<'this' | 'other'>('this')
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  /** Which case those offered followed when they were shown. */
  const [seen, setSeen] = useState<LeadersSeen>({})
  const [typed, setTyped] = useState('')
  const text = useSettled(typed).trim()
  const found = useQuery(trpc.cases.search.queryOptions({ text, limit: 10 }, { enabled: text !== '' }))
  const undoLink = useUndoLink()
  const link = useCommand(trpc.cases.link, {
    onSuccess({ linked, before }, { leader }) {
      offerUndo(t('undoLink', { count: linked.length }), () => undoLink(before, leader))
      onDone()
    },
  })
  // Asked anew behind a refusal, which says who linked it where: so sending again is done knowingly.
  const now: LeadersSeen = Object.fromEntries((found.data?.rows ?? []).map(row => [row.id, row.leaderId]))
  const ids = chosen.map(({ value }) => value)
  const send = () => {
    const [first] = ids
    if (first === undefined) return
    if (leads === 'this') {
      const base = Object.fromEntries(ids.map(id => [id, now[id] ?? seen[id] ?? null]))
      link.send({ leader: detail.id, caseIds: ids, base })
    } else {
      link.send({ leader: first, caseIds: [detail.id], base: { [detail.id]: detail.leader?.id ?? null } })
    }
  }
  const offered = (text === '' ? [] : (found.data?.rows ?? []))
    .filter(row => row.id !== detail.id && row.state !== 'void')
    .map(row => ({
      value: row.id,
      label: [row.number, row.unitNumber, row.summary].filter(part => part !== null).join(' · '),
    }))
  return (
    <DeskForm className="care-form" label={t('link')} onSubmit={send}>
      <p className="desk-soft">{t('linkHint')}</p>
      <Segmented<'this' | 'other'>
        size="small"
        value={leads}
        onChange={value => {
          setLeads(value)
          if (value === 'other') setChosen(chosen.slice(0, 1))
        }}
        options={[
          { value: 'this', label: t('thisLeads') },
          { value: 'other', label: t('otherLeads') },
        ]}
      />
      <Select
        mode="multiple"
        autoFocus
        labelInValue
        {...(leads === 'other' ? { maxCount: 1 } : {})}
        aria-label={t('otherCase')}
        placeholder={t('otherCase')}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={[...chosen]}
        options={offered}
        onChange={values => {
          setChosen(values)
          setSeen({ ...now, ...seen })
        }}
        popupMatchSelectWidth={420}
      />
      <ErrorNote error={link.error} />
      <span className="care-actions">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={link.pending}
          disabled={ids.length === 0}
        >
          {t('save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
      </span>
    </DeskForm>
  )
}
