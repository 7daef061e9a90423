import { Button, Input, Select } from 'antd'
import { caseKinds } from '../../../../main/contract/cases.ts'
import { allCategories } from '../../../../main/contract/profile.ts'
import type { ProfileSheets, SheetDemand } from '../../../../main/contract/profile-sheets.ts'
import { levelWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useProfile, useKindText } from '../../cases/useProfile.ts'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { sheetTexts } from './sheet-texts.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface PartProps {
  readonly editor: SectionEditor<ProfileSheets>
}

/** Which cases demand a sheet, to whom and why. */
export function SheetDemands({ editor }: PartProps) {
  const t = useTexts(sheetTexts)
  const { draft, locked, edit } = editor
  const { demands, recipients } = draft
  const set = (next: SheetDemand[]) => edit({ ...draft, demands: next })
  const add = () =>
    set([
      ...demands,
      {
        id: newProfileId(),
        recipient: recipients[0]?.id ?? '',
        kinds: ['complaint'],
        reason: { zh: '', en: '' },
      },
    ])
  return (
    <section className="settings-part">
      <h2>{t('demands')}</h2>
      <p className="desk-soft">{t('demandsHint')}</p>
      {demands.map((demand, index) => (
        <Demand
          key={demand.id}
          editor={editor}
          demand={demand}
          index={index}
          onChange={next => set(demands.map((each, place) => (place === index ? next : each)))}
          onRemove={() => set(demands.toSpliced(index, 1))}
        />
      ))}
      {locked ? null : (
        <div className="settings-buttons">
          <Button onClick={add}>{t('addDemand')}</Button>
        </div>
      )}
    </section>
  )
}

interface DemandProps extends PartProps {
  readonly demand: SheetDemand
  /** Place of the demand in the section. */
  readonly index: number
  onChange(demand: SheetDemand): void
  onRemove(): void
}

function Demand({ editor, demand, index, onChange, onRemove }: DemandProps) {
  const t = useTexts(sheetTexts)
  const kindText = useKindText()
  const shared = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const { draft, locked, faults } = editor
  const fault = (...place: PropertyKey[]) => faultAt(faults, ['demands', index, ...place])?.why[language]
  const named = demand.reason[language] || shared('unnamed')
  return (
    <fieldset className="profile-conditions">
      <legend>{named}</legend>
      <div className="profile-demand">
        <Field label={t('recipient')} error={fault('recipient')}>
          {({ id, status }) => (
            <Select
              id={id}
              status={status}
              aria-label={`${t('recipient')} ${named}`}
              value={demand.recipient}
              disabled={locked}
              options={draft.recipients.map(one => ({
                value: one.id,
                label: one.name[language] || shared('unnamed'),
              }))}
              onChange={recipient => onChange({ ...demand, recipient })}
            />
          )}
        </Field>
        <Field label={t('kinds')} error={fault('kinds')}>
          {({ id, status }) => (
            <Select
              id={id}
              status={status}
              mode="multiple"
              aria-label={`${t('kinds')} ${named}`}
              value={[...demand.kinds]}
              disabled={locked}
              options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
              onChange={kinds => onChange({ ...demand, kinds })}
            />
          )}
        </Field>
        <Field label={t('levels')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              aria-label={`${t('levels')} ${named}`}
              placeholder={t('any')}
              value={[...(demand.levels ?? [])]}
              disabled={locked}
              options={([1, 2, 3] as const).map(level => ({
                value: level,
                label: levelWords[level][language],
              }))}
              onChange={levels => {
                const { levels: _, ...rest } = demand
                onChange(levels.length === 0 ? rest : { ...rest, levels })
              }}
            />
          )}
        </Field>
        <Field label={t('categories')} error={fault('categories')}>
          {({ id, status }) => (
            <Select
              id={id}
              status={status}
              mode="multiple"
              aria-label={`${t('categories')} ${named}`}
              placeholder={t('any')}
              showSearch={{ optionFilterProp: 'label' }}
              value={[...(demand.categories ?? [])]}
              disabled={locked}
              options={(profile ? allCategories(profile) : []).map(({ path, nodes }) => ({
                value: path.at(-1) ?? '',
                label: nodes.map(node => node.name[language]).join(' › '),
              }))}
              onChange={categories => {
                const { categories: _, ...rest } = demand
                onChange(categories.length === 0 ? rest : { ...rest, categories })
              }}
            />
          )}
        </Field>
        {(['zh', 'en'] as const).map(each => (
          <Field key={each} label={t(`reason.${each}`)} error={fault('reason', each)}>
            {control => (
              <Input
                {...control}
                value={demand.reason[each]}
                maxLength={each === 'zh' ? 60 : 80}
                disabled={locked}
                onChange={event =>
                  onChange({ ...demand, reason: { ...demand.reason, [each]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
      {locked ? null : (
        <Button
          size="small"
          type="text"
          danger
          aria-label={`${t('removeDemand')} ${named}`}
          onClick={onRemove}
        >
          {t('removeDemand')}
        </Button>
      )}
    </fieldset>
  )
}
