import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { gapWords, partWords, standWords } from '../../../main/contract/contractor-words.ts'
import { WaterproofPart, waterproofParts } from '../../../main/contract/contractors.ts'
import { Id } from '../../../main/contract/values.ts'
import {
  type WarrantyStand,
  WarrantyStand as Stand,
  warrantyStands,
  type WarrantyStatusRow,
} from '../../../main/contract/warranty.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { semicolon, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { ContractorTabs } from './ContractorTabs.tsx'
import './contractors.css'
import { contractorPath } from './paths.ts'
import { texts } from './texts.ts'
import { WarrantyHomes } from './WarrantyHomes.tsx'

const Address = z.object({
  building: Id.optional(),
  part: WaterproofPart.optional(),
  stand: Stand.optional(),
  /** `<building>/<part>` whose homes are shown. */
  homes: z.string().max(80).optional(),
})
const tones = { contractor: 'done', 'ours-alone': 'overdue', nobody: 'off', unknown: 'waiting' } as const

/** Waterproofing of every building, part by part: who built it, who owes it until when, or what is missing. */
export function WarrantyPage() {
  const t = useTexts(texts)
  const word = useWord()
  const buildings = useBuildings()
  const [{ building, part, stand, homes }, change] = useAddress(Address)
  const question = {
    ...(building === undefined ? {} : { buildingId: building }),
    ...(part === undefined ? {} : { part }),
    ...(stand === undefined ? {} : { stand }),
  }
  const found = useQuery(useTRPC().warranty.status.queryOptions(question))
  const words = [
    ...buildings.filter(one => one.value === building).map(one => one.label),
    ...(part === undefined ? [] : [word(partWords[part])]),
    ...(stand === undefined ? [] : [word(standWords[stand])]),
  ]
  const filter = (
    name: 'building' | 'part' | 'stand',
    value: string | undefined,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={t(name)}
      className="warranty-filter"
      allowClear
      placeholder={t(name)}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={[...options]}
      onChange={chosen => change({ [name]: chosen ?? '', homes: '' })}
    />
  )
  return (
    <Page
      title={t('warranty')}
      fill
      actions={
        <ExportRegister seen={{ list: { list: 'warranty', ...question }, title: t('warranty'), words }} />
      }
      aside={
        <>
          <LeaksTabs />
          <div className="contractor-aside">
            <ContractorTabs />
            {filter('building', building, buildings)}
            {filter(
              'part',
              part,
              waterproofParts.map(one => ({ value: one, label: word(partWords[one]) })),
            )}
            {filter(
              'stand',
              stand,
              warrantyStands.map(one => ({ value: one, label: word(standWords[one]) })),
            )}
            {found.data ? (
              <span className="desk-soft">{t('shown', { count: found.data.length })}</span>
            ) : null}
          </div>
        </>
      }
    >
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={8} /> : null}
      {found.data?.length === 0 ? (
        <EmptyState text={t(words.length > 0 ? 'nothingFits' : 'noBuildings')} />
      ) : null}
      {found.data && found.data.length > 0 ? (
        <div className="warranty-scroll">
          <StatusTable
            rows={found.data}
            open={homes}
            onOpen={id => change({ homes: id === homes ? '' : id })}
          />
        </div>
      ) : null}
    </Page>
  )
}

interface StatusTableProps {
  readonly rows: readonly WarrantyStatusRow[]
  readonly open: string | undefined
  onOpen(id: string): void
}

function StatusTable({ rows, open, onOpen }: StatusTableProps) {
  const t = useTexts(texts)
  const heads = [
    'building',
    'part',
    'stand',
    'builtBy',
    'contractorUntil',
    'weUntil',
    'homes',
    'missing',
  ] as const
  return (
    <table className="warranty-table">
      <thead>
        <tr>
          {heads.map(head => (
            <th key={head} className={head === 'missing' ? 'warranty-missing' : undefined}>
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Fragment key={row.id}>
            <StatusLine row={row} opened={row.id === open} onOpen={() => onOpen(row.id)} />
            {row.id === open ? (
              <tr>
                <td colSpan={heads.length}>
                  <WarrantyHomes row={row} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface StatusLineProps {
  readonly row: WarrantyStatusRow
  readonly opened: boolean
  onOpen(): void
}

function StatusLine({ row, opened, onOpen }: StatusLineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const missing = row.missing.map(gap => word(gapWords[gap])).join(semicolon())
  const life = row.cover !== null && row.cover.months === null && row.contractor.owed !== null
  return (
    <tr>
      <td className="warranty-short">{row.buildingName}</td>
      <td className="warranty-short">{word(partWords[row.part])}</td>
      <td>
        <WarrantyTag stand={row.stand} />
        {/* On tablets there is no room for a column of it. */}
        <div className="desk-soft warranty-missing-below">{missing}</div>
      </td>
      <td className="warranty-built">
        {row.cover ? (
          <>
            <Link to={contractorPath(row.cover.contractorId)}>{row.cover.contractorName}</Link>{' '}
            <span className="desk-soft">
              {row.cover.number}
              {row.others > 0 ? ` ${t('more', { count: row.others })}` : ''}
            </span>
          </>
        ) : (
          <span className="desk-soft">{t('nobodyBuilt')}</span>
        )}
      </td>
      <td className="desk-figures">{row.contractor.until ?? (life ? t('lifeShort') : '—')}</td>
      <td className="desk-figures">{row.ownersUntil ?? '—'}</td>
      <td>
        {row.homes === 0 ? (
          '—'
        ) : (
          <Button size="small" type="link" aria-expanded={opened} onClick={onOpen}>
            {row.owed} / {row.homes}
          </Button>
        )}
      </td>
      <td className="desk-soft warranty-missing">{missing}</td>
    </tr>
  )
}

function WarrantyTag({ stand }: { readonly stand: WarrantyStand }) {
  const word = useWord()
  return <StateTag tone={tones[stand]}>{word(standWords[stand])}</StateTag>
}
