import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { z } from 'zod'
import {
  ThingKind,
  thingKinds,
  type ThingRow,
  ThingState,
  thingStates,
} from '../../../main/contract/lending.ts'
import { conditionWords, thingKindWords, thingStateWords } from '../../../main/contract/register-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { usePages } from '../../components/split-list/usePages.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { lendingTexts } from './lending-texts.ts'
import { RegisterPage } from './RegisterPage.tsx'
import { searchWords } from './seen.ts'
import { ThingForm } from './ThingForm.tsx'
import { ThingPanel } from './ThingPanel.tsx'

const Address = z.object({
  thing: z.union([Id, z.literal('new')]).optional(),
  kind: ThingKind.optional(),
  state: ThingState.optional(),
})
const tones = { in: 'done', lent: 'waiting', late: 'overdue', retired: 'off' } as const

/** The lending register: what there is, who has it, what is overdue. */
export function LendingPage() {
  const t = useTexts(lendingTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const [{ thing, kind, state }, change] = useAddress(Address)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed)
  const works = may('register.work')
  const narrowed = kind !== undefined || state !== undefined || text.trim() !== ''
  const list = usePages([...trpc.lending.things.pathKey(), { kind, state, text }], (after, signal) =>
    client.lending.things.query({ kind, state, text, after }, { signal }),
  )
  const close = () => change({ thing: '' })
  return (
    <RegisterPage
      title={t('title')}
      aside={
        <>
          <Input.Search
            allowClear
            aria-label={common('search')}
            placeholder={common('search')}
            style={{ width: 220 }}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <Select
            aria-label={common('kind')}
            allowClear
            placeholder={common('kind')}
            style={{ width: 120 }}
            value={kind}
            options={thingKinds.map(one => ({ value: one, label: word(thingKindWords[one]) }))}
            onChange={one => change({ kind: one })}
          />
          <Select
            aria-label={t('stateAny')}
            allowClear
            placeholder={t('stateAny')}
            style={{ width: 140 }}
            value={state}
            options={thingStates.map(one => ({ value: one, label: word(thingStateWords[one]) }))}
            onChange={one => change({ state: one })}
          />
        </>
      }
      seen={{
        list: { list: 'things', kind, state, text },
        title: t('title'),
        words: [
          ...(kind === undefined ? [] : [`${common('kind')}：${word(thingKindWords[kind])}`]),
          ...(state === undefined ? [] : [word(thingStateWords[state])]),
          ...searchWords(common('searched'), text),
        ],
      }}
      add={{ label: t('add'), keyLabel: t('keyNew') }}
      mayAdd={works}
      list={list}
      chosen={thing}
      onChoose={id => change({ thing: id })}
      renderRow={row => <ThingLine row={row} />}
      empty={narrowed ? common('nothingFits') : t('empty')}
      narrowed={narrowed}
      choose={t('choose')}
      detail={
        thing === undefined ? null : thing === 'new' ? (
          <ThingForm onDone={id => change({ thing: id })} onCancel={close} />
        ) : (
          <ThingPanel key={thing} thingId={thing} onClose={close} />
        )
      }
    />
  )
}

function ThingLine({ row }: { readonly row: ThingRow }) {
  const t = useTexts(lendingTexts)
  const word = useWord()
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>{row.name ?? row.number}</strong>
        <StateTag tone={tones[row.state]}>{word(thingStateWords[row.state])}</StateTag>
      </span>
      <span className="desk-soft">
        {[
          row.number,
          word(thingKindWords[row.kind]),
          row.loan
            ? t('by', { name: row.loan.borrowerName ?? '—', due: row.loan.due })
            : [row.place, row.unitNumber].filter(part => part).join(' '),
          row.condition === 'good' ? '' : word(conditionWords[row.condition]),
        ]
          .filter(part => part !== '')
          .join(' · ')}
      </span>
    </div>
  )
}
