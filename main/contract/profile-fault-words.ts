import { both } from './both-words.ts'
import { handoverFaults } from './handover-fault-words.ts'
import type { Words } from './words.ts'

/** What schemas of the contract say of a custom fault, in words; ids get the names people know. */
export const customFaults: readonly (readonly [RegExp, (found: readonly Words[]) => Words])[] = [
  ...handoverFaults,
  [
    /^(\S+) contradicts (\S+)$/,
    ([, one, other]) =>
      both(
        [one, other],
        (a, b) =>
          `与“${b}”矛盾：“${a}”和它适用于同样的情况，分不出先后。请缩小其中一条的适用范围，或只留一条`,
        (a, b) =>
          `it contradicts "${b}": "${a}" applies to the same matters and neither comes first. Narrow one of them or keep only one`,
      ),
  ],
  [
    /^(\S+) is used twice$/,
    ([, one]) =>
      both(
        [one],
        a => `“${a}”用了两次`,
        a => `"${a}" is used twice`,
      ),
  ],
  [
    /^(\S+) is never reached behind (\S+)$/,
    ([, , other]) =>
      both(
        [other],
        a => `前面的“${a}”已包含这些客户，永远轮不到这一类。请提高前一类的条件，或调整顺序`,
        a => `"${a}" before it takes all of these customers. Ask for more there, or change the order`,
      ),
  ],
  [
    /^(\S+) is (?:named|given) twice$/,
    ([, one]) =>
      both(
        [one],
        a => `“${a}”重复了`,
        a => `${a} is given twice`,
      ),
  ],
  [
    /^no calendar (\S+)$/,
    ([, one]) =>
      both(
        [one],
        a => `没有日历“${a}”`,
        a => `there is no calendar "${a}"`,
      ),
  ],
  [
    /^no category (\S+)$/,
    ([, one]) =>
      both(
        [one],
        a => `没有类别“${a}”`,
        a => `there is no category "${a}"`,
      ),
  ],
  [
    /^(\S+) is never open on weekdays$/,
    ([, one]) =>
      both(
        [one],
        a => `日历“${a}”在星期一到星期五从不上班，时限会永远不到期`,
        a => `calendar "${a}" is never open from Monday to Friday, so nothing would ever be due`,
      ),
  ],
  [
    /^until is not before from and less than (\S+) days behind it$/,
    ([, days]) =>
      both(
        [days],
        a => `结束不能早于开始，且不超过 ${a} 天`,
        a => `it ends before it begins, or more than ${a} days behind it`,
      ),
  ],
  [
    /^(\S+) is no question$/,
    ([, one]) =>
      both(
        [one],
        a => `没有问题“${a}”`,
        a => `there is no question "${a}"`,
      ),
  ],
  [
    /^there is no way (\S+)$/,
    ([, one]) =>
      both(
        [one],
        a => `没有流程“${a}”`,
        a => `there is no way "${a}"`,
      ),
  ],
  [
    /^there is no recipient (\S+)$/,
    ([, one]) =>
      both(
        [one],
        a => `没有收件单位“${a}”`,
        a => `there is no recipient "${a}"`,
      ),
  ],
  [
    /^(\S+) is for kinds without levels$/,
    () => ({
      zh: '适用类型都不分等级，规则永远不会用到。请改选类型，或在上方让这些类型分等级',
      en: 'its kinds have no levels, so it would never count. Choose other kinds, or give these levels above',
    }),
  ],
  [
    /^(\S+) has the word (\S+) of (\S+)$/,
    ([, , word, other]) =>
      both(
        [word, other],
        (a, b) => `识别词“${a}”已属于先比对的规则“${b}”，在这里永远不会用到。请从其中一条删去`,
        (a, b) =>
          `the word "${a}" belongs to "${b}", which is looked at first, so it would never count here. Take it out of one of them`,
      ),
  ],
  [
    /^(\S+) belongs to two parts$/,
    ([, one]) =>
      both(
        [one],
        a => `类别“${a}”已属于另一个部位，保修期会互相矛盾。请只留在一个部位`,
        a =>
          `the category "${a}" belongs to another part already, so their terms contradict. Leave it in one of them`,
      ),
  ],
  [
    /^(\S+) has no step before it$/,
    () => ({
      zh: '时限从上一步开始计算，第一步不能有时限。请去掉时限，或把它移到后面',
      en: 'its time begins with the step before it, and there is none. Take the time out, or move the step down',
    }),
  ],
  [
    /^every outcome of (\S+) ends the way$/,
    ([, one]) =>
      both(
        [one],
        a => `“${a}”的所有结论都会结束流程，后面的步骤永远走不到。请至少留一个继续的结论，或删去后面的步骤`,
        a =>
          `every outcome of "${a}" ends the way, so the steps behind it are never reached. Let one go on, or remove those steps`,
      ),
  ],
  [
    /^no home would ever be moved in$/,
    () => ({
      zh: '提前的天数不短于整个质保期，“已入住”永远不会出现。请减少天数，或加长月数',
      en: 'it is as long as the whole warranty, so no home would ever be "moved in". Make it shorter, or the warranty longer',
    }),
  ],
  [
    /^the wall shows nothing$/,
    () => ({
      zh: '大屏上什么也不显示。请至少选一项',
      en: 'the wall would show nothing. Choose at least one thing',
    }),
  ],
  [
    /^(\S+) would never begin: (\S+) takes the same kinds before it$/,
    ([, one, other]) =>
      both(
        [one, other],
        (a, b) => `“${a}”永远不会启用：排在前面的“${b}”已包括同样的类型。请停用其中一个，或改适用类型`,
        (a, b) =>
          `"${a}" would never begin: "${b}" before it takes the same kinds. Switch one of them off, or change the kinds`,
      ),
  ],
  [
    /^(\S+) takes more than ten years$/,
    () => ({
      zh: '按这个日历要十年以上才到期，等于永远不到期。请减少时长，或检查日历的工作时间',
      en: 'by this calendar it would take more than ten years, which is never. Make it shorter, or check the hours of the calendar',
    }),
  ],
  [
    /^(\S+) asks for what a case does not have$/,
    () => ({ zh: '案件没有这件要做的事，请选别的', en: 'this is nothing a case has; choose another one' }),
  ],
  [
    /^(\S+) asks for what a sheet does not have$/,
    () => ({
      zh: '联系单没有这件要做的事，请选别的',
      en: 'this is nothing a contact sheet has; choose another one',
    }),
  ],
  [
    /^(\S+) names a recipient of cases$/,
    () => ({
      zh: '案件没有收件单位，规则永远不会用到。请去掉收件单位',
      en: 'cases have no recipient, so it would never apply. Take the recipient out',
    }),
  ],
  [
    /^(\S+) narrows sheets by their case$/,
    () => ({
      zh: '联系单的规则只看收件单位。请去掉类型、类别、等级、渠道和紧急',
      en: 'a rule for contact sheets looks at the recipient only. Take out kinds, category, level, channels and emergency',
    }),
  ],
  [
    /^no recipient (\S+)$/,
    ([, one]) =>
      both(
        [one],
        a => `没有收件单位“${a}”`,
        a => `there is no recipient "${a}"`,
      ),
  ],
  [
    /^(\S+) is hidden by (\S+)$/,
    ([, one, other]) =>
      both(
        [one, other],
        (a, b) => `永远不会用到：范围更窄的规则（如“${b}”）已包括“${a}”的全部情况。请扩大它的范围，或删除它`,
        (a, b) =>
          `it would never be used: narrower rules such as "${b}" take everything "${a}" applies to. Widen it or remove it`,
      ),
  ],
  [
    /^(\S+) has more than (\S+) days off$/,
    ([, one, most]) =>
      both(
        [one, most],
        (a, b) => `${a} 年的节假日超过 ${b} 天，请检查起止日期`,
        (a, b) => `${a} has more than ${b} days off; check the dates`,
      ),
  ],
  [
    /^(\S+) ends before it begins/,
    ([, one]) =>
      both(
        [one],
        a => `${a} 结束早于开始，或与前一段重叠`,
        a => `${a} ends before it begins or runs into the stretch before`,
      ),
  ],
  [
    /^(\S+) is no whole number of days$/,
    ([, one]) =>
      both(
        [one],
        a => `${a} 不是整天数`,
        a => `${a} is no whole number of days`,
      ),
  ],
  [/^(\S+) needs a calendar$/, () => ({ zh: '这种计时方式需要选日历', en: 'this clock needs a calendar' })],
  [/^(\S+) never stop$/, () => ({ zh: '这种计时方式不能暂停', en: 'this clock never stops' })],
  [
    /^no step at 100$/,
    () => ({ zh: '缺少到期（100%）的步骤', en: 'there is no step at the due time (100 %)' }),
  ],
  [
    /^(\S+) is not behind (\S+)$/,
    ([, one, other]) =>
      both(
        [one, other],
        (a, b) => `${a}% 应晚于 ${b}%`,
        (a, b) => `${a} % is not behind ${b} %`,
      ),
  ],
  [/is not one role up$/, () => ({ zh: '每一步只能升一级岗位', en: 'each step goes up one role at most' })],
  [
    /^(\S+) is no Saturday or Sunday$/,
    ([, one]) =>
      both(
        [one],
        a => `${a} 不是星期六或星期日`,
        a => `${a} is no Saturday or Sunday`,
      ),
  ],
  [
    /^(\S+) is a holiday$/,
    ([, one]) =>
      both(
        [one],
        a => `${a} 是节假日`,
        a => `${a} is a holiday`,
      ),
  ],
  [
    /^(\S+) belongs to two holidays$/,
    ([, one]) =>
      both(
        [one],
        a => `${a} 属于两个节假日`,
        a => `${a} belongs to two holidays`,
      ),
  ],
  [
    /^(\S+) is not in (\S+)$/,
    ([, one, other]) =>
      both(
        [one, other],
        (a, b) => `${a} 不在 ${b} 年`,
        (a, b) => `${a} is not in ${b}`,
      ),
  ],
  [
    /^(\S+) is behind (\S+)$/,
    ([, one, other]) =>
      both(
        [one, other],
        (a, b) => `${a} 晚于 ${b}`,
        (a, b) => `${a} is behind ${b}`,
      ),
  ],
  [
    /^(\S+) is published and has no holiday$/,
    ([, one]) =>
      both(
        [one],
        a => `${a} 年已公布却没有节假日`,
        a => `${a} is published and has no holiday`,
      ),
  ],
  [
    /^(\S+) is missing$/,
    ([, one]) =>
      both(
        [one],
        a => `缺少“${a}”`,
        a => `"${a}" is missing`,
      ),
  ],
  [
    /^a rule names at least one sign$/,
    () => ({ zh: '规则至少要有一个识别条件', en: 'a rule names at least one sign' }),
  ],
  [
    /^over before anybody is there$/,
    () => ({ zh: '止住的时限不能早于到场', en: 'it would be over before anybody is there' }),
  ],
  [
    /^the first stage begins at 100/,
    () => ({
      zh: '第一级从 100% 开始，后面每级都要更高',
      en: 'the first stage begins at 100, each later one above the one before',
    }),
  ],
]
