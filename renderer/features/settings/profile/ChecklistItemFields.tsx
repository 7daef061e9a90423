import { Button, Checkbox, Input, Select } from 'antd'
import { partWords } from '../../../../main/contract/contractor-words.ts'
import { workParts } from '../../../../main/contract/contractors.ts'
import { defectKindWords, severityWords } from '../../../../main/contract/inspection-words.ts'
import { defectKinds, defectSeverities } from '../../../../main/contract/inspection.ts'
import type { ChecklistItem, Finding } from '../../../../main/contract/profile-inspection.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { inspectionSettingTexts } from './inspection-setting-texts.ts'
import { MeasureFields } from './MeasureFields.tsx'
import type { ThingFieldsProps } from './NamedThings.tsx'
import { newProfileId } from './new-id.ts'
import { texts } from './texts.ts'

type Props = ThingFieldsProps<ChecklistItem>

/** What an item of a checklist has beside its names: the part, what is usually wrong, what is measured. */
export function ChecklistItemFields(props: Props) {
  const { thing, locked, fault, onChange } = props
  const t = useTexts(inspectionSettingTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { source, retired: _, ...offered } = thing
  const setSource = (next: { readonly zh: string; readonly en: string }) => {
    const { source: __, ...rest } = thing
    onChange(next.zh === '' && next.en === '' ? rest : { ...rest, source: next })
  }
  return (
    <>
      <Field label={t('part')} hint={t('partHint')}>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={thing.part}
            disabled={locked}
            options={workParts.map(value => ({ value, label: partWords[value][language] }))}
            onChange={part => onChange({ ...thing, part })}
          />
        )}
      </Field>
      <Findings {...props} />
      <MeasureFields
        measure={thing.measure}
        locked={locked}
        fault={member => fault('measure', member)}
        onChange={measure => {
          const { measure: __, ...rest } = thing
          onChange(measure ? { ...rest, measure } : rest)
        }}
      />
      {(['zh', 'en'] as const).map(each => (
        <Field key={each} label={t(`source.${each}`)} error={fault('source', each)}>
          {control => (
            <Input
              {...control}
              value={source?.[each] ?? ''}
              maxLength={each === 'zh' ? 160 : 240}
              disabled={locked}
              lang={each === 'zh' ? 'zh-CN' : 'en'}
              onChange={({ target }) => setSource({ zh: '', en: '', ...source, [each]: target.value })}
            />
          )}
        </Field>
      ))}
      <Checkbox
        checked={thing.retired === true}
        disabled={locked}
        onChange={({ target }) =>
          onChange({
            ...offered,
            ...(source ? { source } : {}),
            ...(target.checked ? { retired: true } : {}),
          })
        }
      >
        {shared('retire')}
      </Checkbox>
      <p className="desk-soft">{t('retireHint')}</p>
    </>
  )
}

function Findings({ thing, locked, fault, onChange }: Props) {
  const t = useTexts(inspectionSettingTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { findings } = thing
  const put = (at: number, part: Partial<Finding>) =>
    onChange({ ...thing, findings: findings.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const shift = (at: number, by: -1 | 1) => {
    const [one, other] = [findings[at], findings[at + by]]
    if (one && other) onChange({ ...thing, findings: findings.with(at, other).with(at + by, one) })
  }
  const add = () =>
    onChange({
      ...thing,
      findings: [
        ...findings,
        { id: newProfileId(), name: { zh: '', en: '' }, kind: 'appearance', severity: 'ordinary' },
      ],
    })
  return (
    <fieldset className="profile-findings">
      <legend>{t('findings')}</legend>
      <p className="desk-soft">{t('findingsHint')}</p>
      {findings.map((finding, at) => (
        <div key={finding.id} className="profile-finding">
          {(['zh', 'en'] as const).map(each => {
            const wrong = fault('findings', at, 'name', each)
            return (
              <Input
                key={each}
                aria-label={`${t('finding')} ${at + 1} ${shared(`name.${each}`)}`}
                aria-invalid={wrong !== undefined}
                status={wrong ? 'error' : ''}
                title={wrong}
                placeholder={shared(`name.${each}`)}
                value={finding.name[each]}
                maxLength={60}
                disabled={locked}
                onChange={({ target }) => put(at, { name: { ...finding.name, [each]: target.value } })}
              />
            )
          })}
          <Select
            aria-label={`${t('kind')} ${at + 1}`}
            value={finding.kind}
            disabled={locked}
            options={defectKinds.map(value => ({ value, label: defectKindWords[value][language] }))}
            onChange={kind => put(at, { kind })}
          />
          <Select
            aria-label={`${t('severity')} ${at + 1}`}
            value={finding.severity}
            disabled={locked}
            options={defectSeverities.map(value => ({ value, label: severityWords[value][language] }))}
            onChange={severity => put(at, { severity })}
          />
          {locked ? null : (
            <span className="profile-order">
              {([-1, 1] as const).map(by => (
                <Button
                  key={by}
                  size="small"
                  aria-label={`${shared(by < 0 ? 'moveUp' : 'moveDown')} ${at + 1}`}
                  disabled={findings[at + by] === undefined}
                  onClick={() => shift(at, by)}
                >
                  {by < 0 ? '↑' : '↓'}
                </Button>
              ))}
              <Button
                size="small"
                type="text"
                danger
                aria-label={`${shared('remove')} ${at + 1}`}
                disabled={findings.length === 1}
                onClick={() =>
                  onChange({ ...thing, findings: findings.filter(({ id }) => id !== finding.id) })
                }
              >
                {shared('remove')}
              </Button>
            </span>
          )}
        </div>
      ))}
      {locked ? null : (
        <Button disabled={findings.length >= 20} onClick={add}>
          {t('addFinding')}
        </Button>
      )}
    </fieldset>
  )
}
