import type { ContractRow } from '../../../main/contract/contracts.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { Money } from '../../components/Money.tsx'
import { ContractTags } from './ContractCard.tsx'
import { texts } from './texts.ts'

/** One contract in a list. */
export function ContractLine({ row }: { readonly row: ContractRow }) {
  const t = useTexts(texts)
  const marks = [
    ...(row.hasRequests ? [t('requests')] : []),
    ...(row.hasCommitments ? [t('commitments')] : []),
  ]
  return (
    <div className="contract-line">
      <span className="contract-line-head">
        <strong className="desk-figures">{row.unitNumber ?? '—'}</strong>
        <span>{row.buyers.map(one => one.name ?? '—').join(comma())}</span>
        <span className="contract-line-end">
          <ContractTags contract={{ ...row, owing: row.owing && row.masked }} />
          {row.outstanding !== null && row.outstanding > 0 ? (
            <span className="contract-owed" title={t('owing')}>
              {t('outstanding')} <Money cents={row.outstanding} />
            </span>
          ) : null}
        </span>
      </span>
      <span className="desk-soft">
        {[
          row.number ?? t('noNumber'),
          ...(row.promisedOn === null ? [] : [t('promised', { day: row.promisedOn })]),
          ...marks,
        ].join(' · ')}
      </span>
    </div>
  )
}
