import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { Link } from 'react-router'
import { type CampaignListKind, campaignLists } from '../../../main/contract/callbacks.ts'
import { roleWords, tierWords } from '../../../main/contract/owner-words.ts'
import { occupancyRoles, tiers } from '../../../main/contract/people.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useFilterWords } from '../cases/list/useFilterWords.ts'
import { writeAddress } from '../cases/list/list-address.ts'
import { useWord } from '../cases/words.ts'
import { useSettled } from '../intake/useSettled.ts'
import { buildingsOf } from './buildings.ts'
import { listOf, type Whom } from './campaign-whom.ts'
import { texts } from './campaign-texts.ts'

interface CampaignWhomProps {
  readonly whom: Whom
  onChange(whom: Whom): void
}

/** Over which list calls are made: people, homes, cases as their list is filtered, or pasted rows of a workbook. */
export function CampaignWhom({ whom, onChange }: CampaignWhomProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const estate = useQuery(trpc.estate.tree.queryOptions())
  const { of, buildingId, tier, role } = whom
  const caseWords = useFilterWords(whom.cases)
  const change = (changes: Partial<Whom>) => onChange({ ...whom, ...changes })
  return (
    <>
      <Field label={t('campaignOf')}>
        {({ id }) => (
          <Select<CampaignListKind>
            id={id}
            value={of}
            options={campaignLists.map(one => ({ value: one, label: t(`of.${one}`) }))}
            onChange={chosen => change({ of: chosen })}
          />
        )}
      </Field>
      {of === 'people' || of === 'units' ? (
        <Field label={t('campaignBuilding')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('allBuildings')}
              value={buildingId}
              options={buildingsOf(estate.data ?? [])}
              onChange={chosen => change({ buildingId: chosen ?? null })}
            />
          )}
        </Field>
      ) : null}
      {of === 'people' ? (
        <>
          <Field label={t('campaignRole')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                placeholder={t('allRoles')}
                value={role}
                options={occupancyRoles.map(one => ({ value: one, label: word(roleWords[one]) }))}
                onChange={chosen => change({ role: chosen ?? null })}
              />
            )}
          </Field>
          <Field label={t('campaignTier')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                placeholder={t('allTiers')}
                value={tier}
                options={tiers.map(one => ({ value: one, label: word(tierWords[one]) }))}
                onChange={chosen => change({ tier: chosen ?? null })}
              />
            )}
          </Field>
        </>
      ) : null}
      {of === 'cases' ? (
        <div className="care-form-wide">
          <p>
            {t('casesAsFiltered')}{' '}
            <strong>{caseWords.length === 0 ? t('allCases') : caseWords.join(' · ')}</strong>{' '}
            <Link to={`/cases?${writeAddress(whom.cases).toString()}`}>{t('changeCases')}</Link>
          </p>
          <p className="desk-soft">{t('casesHint')}</p>
        </div>
      ) : null}
      {of === 'pasted' ? (
        <div className="care-form-wide">
          <Field label={t('pasted')} hint={t('pastedHint')}>
            {control => (
              <Input.TextArea
                {...control}
                value={whom.rows}
                maxLength={200_000}
                autoSize={{ minRows: 4, maxRows: 12 }}
                onChange={event => change({ rows: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : null}
      <div className="care-form-wide">
        <Preview whom={whom} />
      </div>
    </>
  )
}

/** Whom the list names, before anybody is called. */
function Preview({ whom }: { readonly whom: Whom }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const list = listOf(useSettled(whom))
  const empty = list.of === 'pasted' && list.rows.trim() === ''
  const { data, error } = useQuery(
    trpc.callbacks.campaignPreview.queryOptions(
      { list },
      { enabled: !empty, placeholderData: keepPreviousData },
    ),
  )
  if (empty) return null
  if (!data) return <ErrorNote error={error} />
  const { count, listed, first, unknown, unknownCount, tooMany } = data
  return (
    <div className="campaign-preview" role="status">
      <p>
        <strong className="desk-figures">{t('previewCount', { count })}</strong>{' '}
        {count < listed - unknownCount ? t('previewListed', { listed }) : null}{' '}
        <span className="desk-soft">
          {first.join(' / ')}
          {count > first.length ? ' …' : ''}
        </span>
      </p>
      {tooMany ? <p className="call-missing">{t('previewTooMany', { count })}</p> : null}
      {unknownCount > 0 ? (
        <>
          <p className="call-missing">{t('previewUnknown', { count: unknownCount })}</p>
          <ul className="call-tries">
            {unknown.map(({ row, text, several }) => (
              <li key={row}>
                {t('previewRow', { row })} {text} {several ? `· ${t('previewSeveral')}` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
