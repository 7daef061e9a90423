import { contractFieldWords } from '../../../main/contract/contract-words.ts'
import { type ContractField, sumFields } from '../../../main/contract/contracts.ts'
import { formatMoney } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import type { Contract } from './entry.ts'
import { texts } from './texts.ts'

const known = [
  'contract.signed',
  'contract.amended',
  'contract.ended',
  'contract.resumed',
  'contract.missed',
  'contract.confirmed',
  'contract.restored',
  'contract.removed',
  'contract.homeChanged',
  'contract.buyerChanged',
  'settlement.clausesSet',
  'settlement.daysWaived',
  'settlement.waiverStruck',
  'settlement.delayFixed',
  'settlement.areaFixed',
  'settlement.reopened',
] as const

/** What changed, when and by whom, the newest first. */
export function ContractStory({ steps }: Pick<Contract, 'steps'>) {
  const t = useTexts(texts)
  const language = useLanguage()
  const title = (type: string) => {
    const step = known.find(one => one === type)
    return step ? t(`step.${step}`) : type
  }
  return (
    <details className="contract-story">
      <summary>
        {t('story')} ({steps.length})
      </summary>
      <ol>
        {steps.map((step, index) => (
          <li key={`${step.at}/${index}`}>
            <div className="contract-step">
              <strong>{title(step.type)}</strong>
              <Time at={step.at} as="moment" />
              <span className="desk-soft">
                {step.fromFile ? t('fromFile') : (step.actorName ?? t('program'))}
                {step.agreedOn === null ? '' : ` · ${t('agreed', { day: step.agreedOn })}`}
              </span>
            </div>
            {step.note === null ? null : <p>{step.note}</p>}
            {step.changes.length === 0 ? null : (
              <ul>
                {step.changes.map(({ field, from, to }) => (
                  <li key={field}>
                    {contractFieldWords[field][language]}：<del>{shown(field, from) ?? t('empty')}</del> →{' '}
                    <ins>{shown(field, to) ?? t('empty')}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Sums come in cents, rates in millionths; undefined where nothing stood there. */
function shown(field: ContractField, value: string | number | null): string | undefined {
  if (value === null || value === '') return undefined
  if (typeof value === 'number') return sumFields.has(field) ? formatMoney(value) : `${value / 10_000}%`
  return value
}
