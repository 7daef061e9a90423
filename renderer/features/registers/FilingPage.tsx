import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { type FilingItem, FilingPeriod } from '../../../main/contract/filing.ts'
import { Day } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { addDays } from '../../components/date/days.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { filingTexts } from './filing-texts.ts'
import './registers.css'

const Address = z.object({ period: FilingPeriod.optional(), day: Day.optional() })

/** The weekly filing list and the monthly consolidation list: each paper gets its shelf and is ticked off. */
export function FilingPage() {
  const t = useTexts(filingTexts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ period = 'week', day }, change] = useAddress(Address)
  const list = useQuery(trpc.filing.list.queryOptions({ period, day }))
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  /** The shelf of the last paper is where the next one goes, too. */
  const [shelf, setShelf] = useState('')
  const found = list.data
  return (
    <Page
      title={t('title')}
      fill
      actions={
        may('export.run') && found ? (
          <ExportMenu
            start={(format, language) =>
              start.mutateAsync({
                ledger: period === 'week' ? 'filing-week' : 'filing-month',
                format,
                language,
                title: t('exportTitle'),
                filter: { until: found.until },
                filterWords: [t('range', { from: found.from, until: found.until })],
              })
            }
          />
        ) : null
      }
      aside={
        <>
          <Segmented
            aria-label={t('title')}
            value={period}
            options={[
              { value: 'week', label: t('week') },
              { value: 'month', label: t('month') },
            ]}
            onChange={chosen => change({ period: chosen, day: '' })}
          />
          {found ? (
            <>
              <Button size="small" onClick={() => change({ day: addDays(found.from, -1) })}>
                {t('before')}
              </Button>
              <span className="desk-figures">{t('range', { from: found.from, until: found.until })}</span>
              <Button size="small" onClick={() => change({ day: addDays(found.until, 1) })}>
                {t('after')}
              </Button>
              {found.items.length > 0 ? (
                <span role="status">{found.open > 0 ? t('open', { count: found.open }) : t('done')}</span>
              ) : null}
            </>
          ) : null}
        </>
      }
    >
      {list.error && !found ? <ErrorState error={list.error} retry={list.refetch} /> : null}
      {list.isPending ? <Loading rows={8} /> : null}
      {found && found.items.length === 0 ? <EmptyState text={t('empty')} /> : null}
      {found && found.items.length > 0 ? (
        // Whoever has no mouse scrolls it by the arrow keys.
        <div className="reg-table" tabIndex={0} role="region" aria-label={t('title')}>
          {found.more ? <p role="status">{t('more')}</p> : null}
          <table>
            <thead>
              <tr>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('date')}</th>
                <th scope="col">{t('lacks')}</th>
                <th scope="col">{t('action')}</th>
              </tr>
            </thead>
            <tbody>
              {found.items.map(item => (
                <FilingRow
                  key={`${item.kind}/${item.id}`}
                  item={item}
                  works={may('register.work')}
                  usualShelf={shelf}
                  onFiled={setShelf}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}

interface FilingRowProps {
  readonly item: FilingItem
  readonly works: boolean
  readonly usualShelf: string
  onFiled(shelf: string): void
}

function FilingRow({ item, works, usualShelf, onFiled }: FilingRowProps) {
  const t = useTexts(filingTexts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const file = useCommand(trpc.filing.file)
  const takeOut = useCommand(trpc.filing.takeOut)
  const [typed, setTyped] = useState<string>()
  const [original, setOriginal] = useState(true)
  const shelf = typed ?? item.shelf ?? usualShelf
  const about = { kind: item.kind, itemId: item.id }
  const what = item.number ?? item.what ?? word(item.kindWords)
  const stroke = useStroke(file, {
    now: item.ticked ?? { shelf: null, original: null },
    open: typed !== undefined,
    onTake: () => setTyped(undefined),
  })
  const submit = () => {
    if (shelf.trim() === '' || file.pending) return
    // A refusal stands below.
    stroke.send({ ...about, shelf, original }, () => {
      onFiled(shelf)
      offerUndo(t('filed', { what }), () => takeOut.run({ ...about, base: { shelf, original } }))
    })
  }
  const open = item.lacksShelf || item.lacksOriginal
  return (
    <tr>
      <td>
        <Link to={item.path}>{what}</Link> <span className="desk-soft">{word(item.kindWords)}</span>{' '}
        {item.number === null ? null : item.what}
      </td>
      <td>
        <Time at={item.at} as="day" />
      </td>
      <td>
        {[item.lacksOriginal ? t('original') : '', item.lacksShelf ? t('shelf') : '']
          .filter(part => part !== '')
          .join(' · ')}
      </td>
      <td>
        {!open ? (
          <span className="reg-actions">
            {item.shelf} {item.filedByName ? t('by', { name: item.filedByName }) : ''}
            {works && item.tickable ? (
              <Button
                type="link"
                size="small"
                onClick={() => takeOut.send({ ...about, base: { ...item.ticked } })}
              >
                {t('takeOut')}
              </Button>
            ) : null}
          </span>
        ) : !item.tickable ? (
          <Link to={item.path}>{t('there')}</Link>
        ) : works ? (
          <DeskForm onSubmit={submit} className="reg-actions" label={t('file')}>
            <Input
              aria-label={t('shelfOf', { what })}
              placeholder={t('shelf')}
              maxLength={60}
              style={{ width: 130 }}
              value={shelf}
              onChange={event => setTyped(event.target.value)}
            />
            <Checkbox checked={original} onChange={event => setOriginal(event.target.checked)}>
              {t('isOriginal')}
            </Checkbox>
            <Button htmlType="submit" size="small" loading={file.pending} disabled={shelf.trim() === ''}>
              {t('file')}
            </Button>
          </DeskForm>
        ) : null}
        <StrokeNote stroke={stroke} thing={{ id: item.id }} />
        <ErrorNote error={takeOut.error} />
      </td>
    </tr>
  )
}
