import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { useKindText } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { demandTexts } from './demand-texts.ts'
import { writePath } from './paths.ts'
import './sheets.css'

/** `by`: only those of cases that this member of staff sees to. */
const Address = z.object({ by: Id.optional() })

/** The sheets that cases demand and have not, the longest demanded first; each is written from here. */
export function DemandedPage() {
  const t = useTexts(demandTexts)
  const word = useWord()
  const kindText = useKindText()
  const may = useMay()
  const me = useMe()
  const [{ by }, change] = useAddress(Address)
  const trpc = useTRPC()
  const found = useQuery(trpc.sheets.demanded.queryOptions())
  const rows = (found.data ?? []).filter(({ matter }) => by === undefined || matter.assignee === by)
  const aside = (
    <>
      <p className="desk-soft">{t('hint')}</p>
      <Checkbox
        checked={by !== undefined}
        onChange={({ target }) => change({ by: target.checked ? me.staffId : undefined })}
      >
        {t(by === undefined || by === me.staffId ? 'mine' : 'ofOne')}
      </Checkbox>
    </>
  )
  return (
    <Page title={t('title')} aside={aside}>
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={6} rowHeight={36} /> : null}
      {found.data && rows.length === 0 ? <EmptyState text={t('empty')} /> : null}
      {rows.length > 0 ? (
        <table className="sheet-demanded">
          <thead>
            <tr>
              <th scope="col">{t('to')}</th>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('why')}</th>
              <th scope="col">{t('since')}</th>
              <th scope="col">{t('responsible')}</th>
              <th scope="col" aria-label={t('write')} />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, recipient, recipientName, reason, since, matter }) => (
              <tr key={id}>
                <th scope="row">{word(recipientName)}</th>
                <td className="sheet-demanded-case">
                  <Link to={casePath(matter.id)} className="desk-figures">
                    {matter.number}
                  </Link>{' '}
                  {[kindText(matter.kind), matter.unitNumber].filter(Boolean).join(' · ')}
                  <div className="desk-soft">{matter.summary}</div>
                </td>
                <td data-label={t('why')}>{reason ? word(reason) : ''}</td>
                <td data-label={t('since')}>
                  <Time at={since} />
                </td>
                <td data-label={t('responsible')}>{matter.assigneeName ?? t('nobody')}</td>
                <td>
                  {may('sheet.work') ? (
                    <Link to={writePath({ caseId: matter.id, recipient })}>{t('write')}</Link>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Page>
  )
}
