import { Button, Input, Segmented, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { z } from 'zod'
import {
  LetterDirection,
  letterDirections,
  type LetterRow,
  letterViews,
} from '../../../main/contract/letters.ts'
import { letterDirectionWords } from '../../../main/contract/register-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { usePages } from '../../components/split-list/usePages.ts'
import { useWord } from '../cases/words.ts'
import { AuthorityMatrix } from './AuthorityMatrix.tsx'
import { commonTexts } from './common-texts.ts'
import { ExportRegister } from './ExportRegister.tsx'
import { searchWords } from './seen.ts'
import { LetterForm } from './LetterForm.tsx'
import { LetterPanel } from './LetterPanel.tsx'
import { LetterTag } from './LetterTag.tsx'
import { letterTexts } from './letter-texts.ts'
import { RegisterPanes } from './RegisterPanes.tsx'

const Address = z.object({
  letter: z.union([Id, z.enum(['receive', 'write', 'matrix'])]).optional(),
  direction: LetterDirection.optional(),
  view: z.enum(letterViews).optional(),
})
/** The register of letters in and out, internal notices and notices to owners. */
export function LettersPage() {
  const t = useTexts(letterTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const [{ letter, direction, view = 'all' }, change] = useAddress(Address)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed)
  const works = may('register.work')
  const narrowed = view !== 'all' || direction !== undefined || text.trim() !== ''
  const list = usePages([...trpc.letters.list.pathKey(), { direction, view, text }], (before, signal) =>
    client.letters.list.query({ direction, view, text, before }, { signal }),
  )
  const open = (id: string) => change({ letter: id })
  useHotkey({ keys: 'N', label: t('keyReceive'), disabled: !works }, () => open('receive'))
  useHotkey({ keys: 'W', label: t('keyWrite'), disabled: !works }, () => open('write'))
  const close = () => open('')
  const actions = (
    <>
      <ExportRegister
        seen={{
          list: { list: 'letters', direction, view, text },
          title: t('export'),
          words: [
            ...(view === 'all' ? [] : [t(`view.${view}`)]),
            ...(direction === undefined ? [] : [word(letterDirectionWords[direction])]),
            ...searchWords(common('searched'), text),
          ],
        }}
      />
      <Button onClick={() => open('matrix')}>{t('matrix')}</Button>
      {works ? (
        <>
          <Button onClick={() => open('write')}>
            {t('write')} <KeyHint keys="W" />
          </Button>
          <Button type="primary" onClick={() => open('receive')}>
            {t('receive')} <KeyHint keys="N" />
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <Page
      title={t('title')}
      fill
      actions={actions}
      aside={
        <>
          <Segmented
            aria-label={t('title')}
            value={view}
            options={letterViews.map(one => ({ value: one, label: t(`view.${one}`) }))}
            onChange={chosen => change({ view: chosen === 'all' ? '' : chosen, letter: '' })}
          />
          <Select
            aria-label={t('direction')}
            allowClear
            placeholder={t('direction')}
            style={{ width: 130 }}
            value={direction}
            options={letterDirections.map(one => ({ value: one, label: word(letterDirectionWords[one]) }))}
            onChange={one => change({ direction: one })}
          />
          <Input.Search
            allowClear
            aria-label={common('search')}
            placeholder={common('search')}
            style={{ width: 200 }}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
        </>
      }
    >
      <RegisterPanes
        list={list}
        label={t('title')}
        chosen={letter}
        onChoose={open}
        renderRow={row => <LetterLine row={row} />}
        empty={narrowed ? common('nothingFits') : t('empty')}
        emptyAction={
          works && !narrowed ? (
            <Button type="primary" onClick={() => open('receive')}>
              {t('receive')} <KeyHint keys="N" />
            </Button>
          ) : null
        }
        choose={t('choose')}
        detail={
          letter === undefined ? null : letter === 'receive' || letter === 'write' ? (
            <LetterForm key={letter} incoming={letter === 'receive'} onDone={open} onCancel={close} />
          ) : letter === 'matrix' ? (
            <AuthorityMatrix onClose={close} />
          ) : (
            <LetterPanel key={letter} letterId={letter} onClose={close} />
          )
        }
      />
    </Page>
  )
}

function LetterLine({ row }: { readonly row: LetterRow }) {
  const t = useTexts(letterTexts)
  const word = useWord()
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>{row.subject ?? '—'}</strong>
        <LetterTag row={row} />
      </span>
      <span className="desk-soft">
        {[
          word(letterDirectionWords[row.direction]),
          row.number ?? '',
          row.unitNumber ?? '',
          row.party ?? '',
          formatDay(row.issuedAt ?? row.at),
          row.readers === 0 ? '' : `${t('circulation')} ${row.read}/${row.readers}`,
          row.owesHeadquarters ? t('view.headquarters') : '',
        ]
          .filter(part => part !== '')
          .join(' · ')}
      </span>
    </div>
  )
}
