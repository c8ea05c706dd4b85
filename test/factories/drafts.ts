import {
  resolveName,
  type ResolutionDirectory,
} from '../../src/server/modules/organization/domain/name-resolution.js';
import type { DraftContent } from '../../src/server/modules/intake/domain/draft-content.js';
import { draftOf, type Directory } from '../../src/server/modules/intake/domain/draft-of.js';
import { parsePlanText } from '../../src/server/modules/intake/domain/parse-plan-text.js';

/** A small document with the troubles of real ones; for the specs of this folder. */
export const MESSY_PLAN = `云陵市交通运输局政务公开工作实施方案
为做好政务公开工作,制定本方案。
一、总体要求
(一)工作目标。到2020年,公开制度基本健全。
二、重点任务
(一)推进清单公开。清单调整后10个工作日内向社会公布。(局人事处、法规处牵头,办公室配合)
(二)推进财务公开。每季度公布一次资金使用情况,6月底前开展自查。(局财务处牵头,局综规处配合)
(三)推进规划公开。公布规划编制过程。(局综规处牵头,总规处配合)
(四)回应群众关切。听证结束后5个工作日内公布采纳情况。(局办公室牵头,局直各单位分别负责)
(五)整理历史文件。分批清理已经失效的文件。
`;

const unit = (id: string, name: string, shortName: string) => ({
  id,
  name,
  shortName,
  aliases: [],
  parentId: 'bureau',
});

export const NAMES: ResolutionDirectory = {
  units: [
    { id: 'bureau', name: '云陵市交通运输局', shortName: '市交通局', aliases: [], parentId: null },
    unit('office', '局办公室', '办公室'),
    unit('personnel', '局人事处', '人事处'),
    unit('legal', '局政策法规处', '法规处'),
    unit('planning', '局综规处', '综规处'),
  ],
  groups: [{ id: 'affiliates', name: '局直各单位', aliases: [] }],
};

export const directoryOf = (names: ResolutionDirectory): Directory => ({
  resolve: (name) => {
    const { unitId = null, groupId = null, certainty, reason } = resolveName(name, names);
    return { unitId, groupId, certainty, reason, candidates: [] };
  },
  suggestEvent: (wording) =>
    wording.includes('清单调整') ? { eventTypeId: 'list_adjusted', certainty: 'sure' } : null,
});

export const messyDraft = (): DraftContent =>
  draftOf(
    { text: MESSY_PLAN, parsed: parsePlanText(MESSY_PLAN), rowErrors: [], failedTables: [] },
    directoryOf(NAMES),
  );

/** Key of the item whose text begins so. */
export const keyOf = (content: DraftContent, start: string): string => {
  const item = content.items.find(({ text }) => text.startsWith(start));
  if (!item) throw new Error(`no item begins with ${start}`);
  return item.key;
};
