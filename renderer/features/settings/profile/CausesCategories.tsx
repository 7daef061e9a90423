import { Select } from 'antd'
import type { Cause } from '../../../../main/contract/causes.ts'
import { allCategories, type Category } from '../../../../main/contract/profile.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { texts } from './texts.ts'

interface CausesCategoriesProps {
  readonly node: Cause
  readonly locked: boolean
  change(make: (node: Category) => Category): void
}

/** Categories from which a cause is plain: it is proposed for their cases and those below them. */
export function CausesCategories({ node, locked, change }: CausesCategoriesProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const known = profile ? allCategories(profile) : []
  return (
    <Field label={t('causeOfCategories')} hint={t('causeOfCategoriesHint')}>
      {({ id }) => (
        <Select
          id={id}
          mode="multiple"
          aria-label={t('causeOfCategories')}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={locked}
          value={[...(node.categories ?? [])]}
          options={known.map(({ path, nodes }) => ({
            value: path.at(-1) ?? '',
            label: nodes.map(({ name }) => name[language]).join(' › '),
          }))}
          onChange={chosen =>
            change(old => {
              const { categories: _, ...rest }: Cause = old
              return chosen.length > 0 ? { ...rest, categories: chosen } : rest
            })
          }
        />
      )}
    </Field>
  )
}
