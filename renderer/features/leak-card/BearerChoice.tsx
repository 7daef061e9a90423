import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { costBearers, type CostBearer } from '../../../main/contract/leak-losses.ts'
import { costBearerWords } from '../../../main/contract/loss-words.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { KeyChoice } from '../leaks/KeyChoice.tsx'
import { lossesTexts } from './losses-texts.ts'

interface Charged {
  readonly bearer: CostBearer
  readonly contractorId: string | null
}

interface BearerChoiceProps extends Charged {
  readonly hint: string | null
  readonly first?: boolean
  onChange(charged: Charged): void
}

/** On whose account a cost stands; a contractor is named where one bears it. */
export function BearerChoice({ bearer, contractorId, hint, first = false, onChange }: BearerChoiceProps) {
  const t = useTexts(lossesTexts)
  const word = useWord()
  const trpc = useTRPC()
  const contractors = useQuery(trpc.contractors.list.queryOptions())
  return (
    <>
      <div className="loss-choice">
        <span aria-hidden="true">{t('bearer')}</span>
        <KeyChoice<CostBearer>
          first={first}
          label={t('bearer')}
          value={bearer}
          choices={costBearers.map(one => ({ value: one, text: word(costBearerWords[one]) }))}
          onChange={chosen => onChange({ bearer: chosen, contractorId })}
        />
      </div>
      {bearer === 'contractor' ? (
        <Field label={t('contractor')} required hint={hint}>
          {({ id }) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('contractorPlaceholder')}
              value={contractorId}
              options={(contractors.data ?? []).map(one => ({ value: one.id, label: one.name }))}
              onChange={chosen => onChange({ bearer, contractorId: chosen })}
            />
          )}
        </Field>
      ) : null}
      <ErrorNote error={contractors.error} />
    </>
  )
}
