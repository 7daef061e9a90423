import { Select } from 'antd'
import { allCategories } from '../../../../main/contract/profile.ts'
import { useLanguage } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useProfile } from '../../cases/useProfile.ts'

interface CategoriesFieldProps {
  readonly label: string
  /** Of what, for who does not see where the field stands. */
  readonly about: string
  readonly hint?: string
  readonly placeholder?: string
  /** Ids; each stands for everything below it too. */
  readonly categories: readonly string[]
  readonly locked: boolean
  readonly error?: string | undefined
  onChange(categories: string[]): void
}

/** Several categories of whatever level, found by any part of their path. */
export function CategoriesField(props: CategoriesFieldProps) {
  const { label, about, hint, placeholder, categories, locked, error, onChange } = props
  const language = useLanguage()
  const profile = useProfile()
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, status }) => (
        <Select
          id={id}
          status={status}
          mode="multiple"
          aria-label={`${label} ${about}`}
          placeholder={placeholder}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...categories]}
          disabled={locked}
          options={(profile ? allCategories(profile) : []).map(({ path, nodes }) => ({
            value: path.at(-1) ?? '',
            label: nodes.map(node => node.name[language]).join(' › '),
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
