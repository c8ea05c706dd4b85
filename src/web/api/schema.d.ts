/** Generated from the API by `npm run client`: do not edit. */
export interface paths {
    "/api/v1/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Assessments_list"];
        put?: never;
        /** Scores a plan as of a day: a new draft. */
        post: operations["Assessments_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 考核办法, the newest first. */
        get: operations["Assessments_schemes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ranking. */
        get: operations["Assessments_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Assessments_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/{id}/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit's sheet, each point with what proves it. */
        get: operations["Assessments_unit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CalendarFeeds_own"];
        put?: never;
        post: operations["CalendarFeeds_renew"];
        delete: operations["CalendarFeeds_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-feeds/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars have no session: the address itself is the key. */
        get: operations["CalendarFeeds_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/local-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calendar_local"];
        put: operations["Calendar_setLocal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/local-days/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calendar_previewLocal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calendar_load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/notices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calendar_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calendar_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/notices/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calendar_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/notices/{id}/withdraw/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calendar_previewWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calendar_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calendar_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deadlines_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deadlines_listCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeadlineClocks_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/inner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Deadlines_setInner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DueMonth_month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeadlineClocks_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeadlineClocks_restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeadlineClocks_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deadlines_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Disclosure_list"];
        put?: never;
        post: operations["Disclosure_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Disclosure_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Disclosure_amend"];
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_consult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/consultations/{consultationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 更正征求意见书, with the reason. */
        put: operations["Disclosure_amendLetter"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Disclosure_recordOpinion"];
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/consultations/{consultationId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销征求意见书, with the reason. */
        post: operations["Disclosure_dropLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/correction-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_requestCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/delay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_delay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/reason": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_giveReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/reason-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_askReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/steps/{key}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 为什么是这一天, of one step. */
        get: operations["Disclosure_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure-requests/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Disclosure_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Draft_list"];
        put?: never;
        post: operations["Draft_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Draft_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/amendment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Draft_amendment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Draft_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Draft_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Draft_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Draft_mapNames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Draft_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EventTypes_list"];
        put?: never;
        post: operations["EventTypes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["EventTypes_update"];
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Events_list"];
        put?: never;
        post: operations["Events_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EventSheet_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Events_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Events_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Events_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Events_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Evidence_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Evidence_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/assessments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 考核评分表 of a run as .xlsx. */
        get: operations["Exports_assessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 依申请公开登记台账 as .xlsx: the same filters as the register's page, and exactly its rows. */
        get: operations["Exports_disclosureRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/drafts/{id}/failed-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未导入的行 of a draft as .xlsx: as they stood, with a column 原因; corrected, the sheet can be imported. */
        get: operations["Exports_failedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 督办台账 as .xlsx: the same filters as the ledger's page, and exactly its rows. */
        get: operations["Exports_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/templates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A form to fill in: `任务分解表` or `触发事项登记表`. */
        get: operations["Exports_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Inbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Inbox_markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Timeline_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Jobs_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Jobs_sweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Ledger_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Notices_list"];
        put?: never;
        post: operations["Notices_urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Plans_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Plans_years"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Plans_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Plans_update"];
        trace?: never;
    };
    "/api/v1/plans/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Plans_amended"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Plans_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Coverage_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Plans_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Plans_updateItems"];
        trace?: never;
    };
    "/api/v1/plans/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Coverage_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调整本单位规定 of a plan in force; with `preview` only what it would do. */
        post: operations["Plans_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Plans_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/upstreams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Coverage_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/upstreams/{upstreamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Coverage_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Receipts_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reports_list"];
        put?: never;
        post: operations["Reports_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/answerable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reports_answerable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reports_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Reports_save"];
        trace?: never;
    };
    "/api/v1/reports/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_addLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/evidence/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_addFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session_current"];
        put?: never;
        post: operations["Session_login"];
        delete: operations["Session_logout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Session_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statutory-clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatutoryClocks_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statutory-clocks/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["StatutoryClocks_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statutory-clocks/{code}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StatutoryClocks_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unit-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UnitGroups_list"];
        put?: never;
        post: operations["UnitGroups_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unit-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["UnitGroups_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Units_list"];
        put?: never;
        post: operations["Units_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Units_update"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_list"];
        put?: never;
        post: operations["Accounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Users_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddLinkDto: {
            /** Format: uri */
            url: string;
            title: string;
            /** @description When the page was published. */
            publishedOn?: string | null;
        };
        AmendLetterDto: {
            reason: string;
            /** @enum {string} */
            kind?: "third_party" | "co_producer";
            name?: string;
            sentOn?: string;
            deliveredOn?: string | null;
            answeredOn?: string | null;
            /** @enum {string|null} */
            opinion?: "agree" | "object" | null;
            version: number;
        };
        AmendRequestDto: {
            reason: string;
            number?: string;
            /** Format: uuid */
            unitId?: string;
            applicantName?: string;
            content?: string;
            /** @enum {string} */
            channel?: "in_person" | "signed_post" | "ordinary_post" | "network" | "fax";
            arrivedOn?: string;
            confirmedOn?: string | null;
            correctionSentOn?: string | null;
            correctionDueOn?: string | null;
            correctedOn?: string | null;
            extensionDays?: number | null;
            extensionDecidedOn?: string | null;
            extensionToldOn?: string | null;
            reasonAskedOn?: string | null;
            reasonGivenOn?: string | null;
            delayedTo?: string | null;
            delayToldOn?: string | null;
            answeredOn?: string | null;
            /** @enum {string|null} */
            answerKind?: "granted" | "partial" | "refused" | "unavailable" | "not_processed" | "abandoned" | "other" | null;
            withdrawnOn?: string | null;
            version: number;
        };
        AmendedChangeDto: {
            before: components["schemas"]["AmendedItemDto"] | null;
            after: components["schemas"]["AmendedItemDto"] | null;
            fields: ("number" | "text" | "kind" | "units" | "times")[];
            /** @description A person has said which item of the plan it is. */
            byHand?: boolean;
        };
        AmendedItemDto: {
            key: string;
            number: string;
            path: string;
            /** @enum {string} */
            kind: "section" | "task";
            text: string;
            units: string[];
            times: string[];
        };
        AmendmentChangeDto: {
            before: components["schemas"]["AmendedItemDto"] | null;
            after: components["schemas"]["AmendedItemDto"] | null;
            fields: ("number" | "text" | "kind" | "units" | "times")[];
            /** @description A person has said which item of the plan it is. */
            byHand?: boolean;
            /** @description Open duties that would be waived with it. */
            openDuties: number;
        };
        AmendmentPreviewDto: {
            planId: string;
            /** @description Of the draft. */
            version: number;
            /** @description Items that stay as they are. */
            same: number;
            changes: components["schemas"]["AmendmentChangeDto"][];
            /** @description Of the plan as a whole. */
            plan: components["schemas"]["PlanChangeDto"][];
        };
        AnswerDto: {
            deadlineId: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            /** @description The words of the document; null for the plan's own cadence. */
            raw: string | null;
            /** @description 本单位规定: how the office reads words that name no time. */
            policy: string | null;
            /** @description 内部时限: the office's own earlier day. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            occurrence: string;
            /** @description What started the clock: subject of the event. */
            eventSubject: string | null;
            startOn: string;
            dueOn: string;
            dueAt: string | null;
            provisional: boolean;
            /** @description The earliest completion date that may be stated. */
            earliestOn: string;
            /** @description Another filing that already answers it and waits for review. */
            pendingReportId: string | null;
            completedOn: string | null;
            completedAt: string | null;
            doneOn: string | null;
            doneByThis: boolean;
        };
        AnswerInputDto: {
            /** Format: uuid */
            deadlineId: string;
            /** @description For `deliver`: the stated completion date. */
            completedOn?: string | null;
            /** @description For hour clocks: the exact moment, ISO 8601 with its zone. */
            completedAt?: string | null;
        };
        AnswerRequestDto: {
            answeredOn: string;
            /** @enum {string} */
            answerKind: "granted" | "partial" | "refused" | "unavailable" | "not_processed" | "abandoned" | "other";
            answerNote?: string;
            version: number;
        };
        AnswerableDto: {
            deadlineId: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            /** @description The words of the document; null for the plan's own cadence. */
            raw: string | null;
            /** @description 本单位规定: how the office reads words that name no time. */
            policy: string | null;
            /** @description 内部时限: the office's own earlier day. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            occurrence: string;
            /** @description What started the clock: subject of the event. */
            eventSubject: string | null;
            startOn: string;
            dueOn: string;
            dueAt: string | null;
            provisional: boolean;
            /** @description The earliest completion date that may be stated. */
            earliestOn: string;
            /** @description Another filing that already answers it and waits for review. */
            pendingReportId: string | null;
        };
        AnswerableListDto: {
            items: components["schemas"]["AnswerableDto"][];
            /** @description The period that a new filing would be for. */
            period: string;
        };
        ApplyLocalDaysDto: {
            /** Format: uuid */
            unitId: string;
            year: number;
            days: components["schemas"]["LocalDayInputDto"][];
            revision: number;
        };
        ApplyNoticeDto: {
            year: number;
            /** @enum {string} */
            scope: "year" | "days";
            title: string;
            docNo?: string | null;
            issuedOn?: string | null;
            source?: string | null;
            /** @description The text it was read from. */
            text?: string | null;
            days: components["schemas"]["NoticeDayDto"][];
            revision: number;
        };
        AskReasonDto: {
            reasonAskedOn: string;
            version: number;
        };
        AssessmentCanDto: {
            publish: boolean;
            export: boolean;
        };
        AssessmentDetailDto: {
            scheme: components["schemas"]["SchemeDto"];
            ranking: components["schemas"]["UnitScoreDto"][];
            id: string;
            planId: string;
            planTitle: string;
            schemeId: string;
            schemeName: string;
            asOf: string;
            /** @enum {string} */
            status: "draft" | "published";
            createdAt: string;
            createdByName: string;
            unitCount: number;
            version: number;
            can: components["schemas"]["AssessmentCanDto"];
        };
        AssessmentDto: {
            id: string;
            planId: string;
            planTitle: string;
            schemeId: string;
            schemeName: string;
            asOf: string;
            /** @enum {string} */
            status: "draft" | "published";
            createdAt: string;
            createdByName: string;
            unitCount: number;
            version: number;
            can: components["schemas"]["AssessmentCanDto"];
        };
        AssessmentListCanDto: {
            run: boolean;
        };
        AssessmentPageDto: {
            items: components["schemas"]["AssessmentDto"][];
            next: string | null;
            can: components["schemas"]["AssessmentListCanDto"];
        };
        AssignmentDto: {
            id: string;
            /** @enum {string} */
            role: "lead" | "support" | "responsible";
            unitId: string | null;
            unitName: string | null;
            unitShortName: string | null;
            /** @description The group as the document says it; with a unit: a member that it was expanded to. */
            groupId: string | null;
            groupName: string | null;
        };
        AssignmentInputDto: {
            /** Format: uuid */
            unitId?: string | null;
            /** Format: uuid */
            groupId?: string | null;
            /** @enum {string} */
            role: "lead" | "support" | "responsible";
        };
        AuditEntryDto: {
            id: string;
            at: string;
            actorName: string;
            action: string;
            subjectType: string;
            subjectId: string;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            cause: string | null;
        };
        AuditPageDto: {
            items: components["schemas"]["AuditEntryDto"][];
            next: string | null;
        };
        BasePlanDto: {
            id: string;
            title: string;
            /** @enum {string} */
            kind: "own" | "upstream";
            year: number | null;
            docNo: string | null;
        };
        CalendarAppliedDto: {
            revision: number;
            /** @description Null for local days. */
            noticeId: number | null;
            /** @description People who were told. */
            told: number;
            /** @description Open duties and matters that could be touched. */
            examined: number;
            /** @description Due dates that move; of these later and earlier ones. */
            moved: number;
            later: number;
            earlier: number;
            /** @description Provisional dates that become definite, moved or not, and the reverse. */
            settled: number;
            unsettled: number;
            /** @description Only a duty's near date or the office's own day moves. */
            nearOnly: number;
            /** @description Not late today, and late once applied. */
            becomeOverdue: number;
            units: number;
        };
        CalendarCanDto: {
            /** @description Load a notice, withdraw one. */
            load: boolean;
            /** @description Set local days of some unit. */
            setLocalDays: boolean;
        };
        CalendarFeedDto: {
            active: boolean;
            createdAt: string | null;
            /** @description When a calendar last asked, to the hour; null: never. */
            lastReadAt: string | null;
        };
        CalendarNoticeDto: {
            id: number;
            year: number;
            /**
             * @description `year`: arranges the whole year; `days`: a second notice in a running year.
             * @enum {string}
             */
            scope: "year" | "days";
            docNo: string | null;
            title: string;
            issuedOn: string | null;
            source: string | null;
            /** @description Its days: 放假 and 补班 as it states them. */
            offDays: number;
            workDays: number;
            /** @description It rules: the last of its year, or a second notice after it. */
            inForce: boolean;
            /** @description Null for what ships with the system. */
            loadedAt: string | null;
            loadedByName: string | null;
            withdrawnAt: string | null;
            withdrawnByName: string | null;
            withdrawReason: string | null;
        };
        CalendarNoticeInputDto: {
            year: number;
            /** @enum {string} */
            scope: "year" | "days";
            title: string;
            docNo?: string | null;
            issuedOn?: string | null;
            source?: string | null;
            /** @description The text it was read from. */
            text?: string | null;
            days: components["schemas"]["NoticeDayDto"][];
        };
        CalendarPreviewDto: {
            /** @description To be sent back on applying. */
            revision: number;
            days: components["schemas"]["ChangedDayDto"][];
            /** @description Moved dates first, then those that only become definite or provisional; each by due date. */
            items: components["schemas"]["MovedDateDto"][];
            next: string | null;
            /** @description Open duties and matters that could be touched. */
            examined: number;
            /** @description Due dates that move; of these later and earlier ones. */
            moved: number;
            later: number;
            earlier: number;
            /** @description Provisional dates that become definite, moved or not, and the reverse. */
            settled: number;
            unsettled: number;
            /** @description Only a duty's near date or the office's own day moves. */
            nearOnly: number;
            /** @description Not late today, and late once applied. */
            becomeOverdue: number;
            units: number;
        };
        CalendarYearDto: {
            year: number;
            /** @description False where no notice covers the year yet: every date in it is provisional. */
            known: boolean;
            /** @description True where 28 to 31 December may still be ruled by the notice of the year after. */
            endOpen: boolean;
            /** @description Counts every change of the calendar: sent back with one, so that two people cannot both change what one saw. */
            revision: number;
            /** @description Every version of the year, the latest first. */
            notices: components["schemas"]["CalendarNoticeDto"][];
            days: components["schemas"]["SpecialDayDto"][];
            can: components["schemas"]["CalendarCanDto"];
        };
        ChangePasswordDto: {
            current: string;
            next: string;
        };
        ChangePlanPolicyDto: {
            version: number;
            softPolicy: components["schemas"]["SoftPolicyLineDto"][];
            /** @description 内部时限: working days before the document's date; null: none. */
            innerWorkdays: number | null;
            /** @description The most that one extension may add from now on; null: nothing is extended. */
            extensionWorkdays: number | null;
            reason: string;
            /** @description `true`: only what it would do. */
            preview?: boolean;
        };
        ChangedDayDto: {
            date: string;
            /** @description In words: 放假(春节), 补班(春节), 周末, 工作日. */
            before: string;
            after: string;
        };
        ClockAbilitiesDto: {
            edit: boolean;
            reset: boolean;
        };
        ClockLengthDto: {
            n: number | null;
            /** @enum {string|null} */
            unit: "year" | "month" | "day" | "workday" | "hour" | null;
            /** @description `MM-DD` of a yearly clock. */
            by: string | null;
        };
        ClockMoveDto: {
            deadlineId: string;
            unitId: string;
            unitName: string;
            beforeDueOn: string;
            afterDueOn: string;
            beforeDueAt: string | null;
            afterDueAt: string | null;
            provisional: boolean;
        };
        ClockMovesDto: {
            /** @description Nothing was written. */
            preview: boolean;
            items: components["schemas"]["ClockMoveDto"][];
        };
        ConfirmDraftDto: {
            version: number;
            /** @description Tasks without a unit go into the plan as they are. */
            leaveUnassigned?: boolean;
            /** @description Of a table: import the rows that could be read and leave the others. */
            acceptGoodRows?: boolean;
            /** @description Why a published plan is changed; needed for an amendment alone. */
            reason?: string;
        };
        ConfirmRequestDto: {
            confirmedOn: string;
            version: number;
        };
        ConfirmedDraftDto: {
            planId: string;
            counts: components["schemas"]["DraftCountsDto"];
        };
        ConsultDto: {
            /** @enum {string} */
            kind: "third_party" | "co_producer";
            name: string;
            sentOn: string;
            deliveredOn?: string;
            version: number;
        };
        ConsultationDto: {
            id: string;
            /** @enum {string} */
            kind: "third_party" | "co_producer";
            name: string;
            sentOn: string;
            deliveredOn: string | null;
            answeredOn: string | null;
            /** @enum {string|null} */
            opinion: "object" | "agree" | null;
        };
        CoordinatorDeskDto: {
            toReview: components["schemas"]["DeskReviewDto"][];
            toReviewCount: number;
            drafts: components["schemas"]["DeskDraftDto"][];
            draftCount: number;
            unassigned: number;
            unsigned: number;
            overdueDuties: number;
            nearDuties: number;
            lights: components["schemas"]["LightTotalsDto"];
        };
        CorrectEventDto: {
            reason: string;
            version: number;
            occurredAt: string;
            /** @description Only shows what would move; the reason may be any. */
            preview?: boolean;
        };
        CorrectedDeadlineDto: {
            deadlineId: string;
            title: string;
            unitName: string;
            beforeDueOn: string;
            beforeDueAt: string | null;
            afterDueOn: string;
            afterDueAt: string | null;
            provisional: boolean;
            /** @description Why its date stays; null for one that follows the event. */
            kept: string | null;
        };
        CorrectedDto: {
            correctedOn: string;
            version: number;
        };
        CoverageAbilitiesDto: {
            compare: boolean;
        };
        CoverageCountsDto: {
            all: number;
            /** @description Carried out by a task here. */
            covered: number;
            /** @description With a proposal that waits for a decision, and nothing accepted. */
            proposed: number;
            /** @description Neither. */
            uncovered: number;
        };
        CoverageDto: {
            /** @description The plans it stands on, last year's among them. */
            bases: components["schemas"]["BasePlanDto"][];
            /** @description Plans that could be named. */
            choices: components["schemas"]["BasePlanDto"][];
            /** @description Upstream tasks in reading order; of last year's plan the unfinished ones. */
            items: components["schemas"]["CoverageItemDto"][];
            counts: components["schemas"]["CoverageCountsDto"];
            can: components["schemas"]["CoverageAbilitiesDto"];
        };
        CoverageItemDto: {
            id: string;
            planId: string;
            path: string;
            title: string;
            text: string;
            tasks: components["schemas"]["CoveringTaskDto"][];
        };
        CoveringTaskDto: {
            itemId: string;
            path: string;
            title: string;
            /**
             * @description `proposed`: nobody has decided yet.
             * @enum {string}
             */
            state: "accepted" | "rejected" | "proposed";
            /** @description Of a proposal. */
            score: number | null;
            reason: string | null;
        };
        CreateAccountDto: {
            username: string;
            name: string;
            phone?: string | null;
            principal?: boolean;
            roles: components["schemas"]["RoleGrantDto"][];
            chargeUnitIds?: string[];
        };
        CreateEventTypeDto: {
            name: string;
            /** @description Stable code; made from the id where left out. */
            code?: string;
        };
        CreateReportDto: {
            /** Format: uuid */
            planItemId: string;
            /** Format: uuid */
            unitId: string;
            /** @description `2026-06`, `2026Q2`; left out: that of the filing owed next. */
            period?: string;
        };
        CreateUnitDto: {
            /** Format: uuid */
            parentId: string;
            name: string;
            shortName?: string;
            /** @enum {string} */
            unitClass: "government" | "office" | "affiliate" | "subordinate";
            sort?: number;
        };
        CreatedAccountDto: {
            user: components["schemas"]["UserDto"];
            /** @description Shown once; the person must change it at the first login. */
            initialPassword: string;
        };
        DatedClockStepDto: {
            on: string;
            /** @description For hour clocks; left out: now if the day is today, else 00:00. */
            time?: string;
            deadlines: components["schemas"]["VersionedDeadlineDto"][];
            reason: string;
            /** @description Says what would come of it, and writes nothing. */
            preview?: boolean;
        };
        DeadlineDto: {
            id: string;
            planId: string;
            planItemId: string;
            ruleId: string;
            /** @description The task in the plan's words. */
            title: string;
            /** @description The document's words about time; null for the plan's own cadence. */
            raw: string | null;
            /** @description 本单位规定: how the office reads words that name no time; null where the document itself rules. */
            policy: string | null;
            unitId: string;
            unitName: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            principal: boolean;
            /** @description `once`, a period (`2026-06`, `2026Q2`), or the id of the event. */
            occurrence: string;
            eventId: string | null;
            startOn: string;
            dueOn: string;
            dueAt: string | null;
            originalDueOn: string;
            /** @description 暂停: since when the clock stands still; null while it runs. */
            pausedOn: string | null;
            nearOn: string;
            /** @description 内部时限: the office's own earlier day; nothing is late by it. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            provisional: boolean;
            doneOn: string | null;
            doneAt: string | null;
            waivedAt: string | null;
            waiveReason: string | null;
            voidedAt: string | null;
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            /** @description Working days left of an open duty; negative: days late. Null once it is no longer owed. */
            workdaysLeft: number | null;
            version: number;
        };
        DeadlineExplanationDto: {
            /** @description Whose duty, and what it asks. */
            unitName: string;
            title: string;
            dueOn: string;
            dueAt: string | null;
            originalDueOn: string;
            /** @description The office's own earlier day, for reminding only. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            /** @description The clock stands still: the due date is that of before, and moves when it runs again. */
            pausedOn: string | null;
            provisional: boolean;
            /** @description What started the clock, in words; null for a date that the document names. */
            start: string | null;
            raw: string | null;
            /** @description 依据: the law with its article, of a statutory length. */
            basis: string | null;
            /** @description 本单位规定, where the date is the office's reading of the document's words. */
            policy: string | null;
            text: string;
            steps: components["schemas"]["ExplainStepDto"][];
        };
        DeadlinePageDto: {
            items: components["schemas"]["DeadlineDto"][];
            next: string | null;
            total: number;
        };
        DecideLinksDto: {
            links: components["schemas"]["LinkDecisionDto"][];
        };
        DelayAnswerDto: {
            /** @description By when the office will answer. */
            delayedTo: string;
            delayToldOn: string;
            version: number;
        };
        DeskDraftDto: {
            id: string;
            fileName: string;
            createdAt: string;
        };
        DeskDto: {
            asOf: string;
            liaison: components["schemas"]["LiaisonDeskDto"] | null;
            coordinator: components["schemas"]["CoordinatorDeskDto"] | null;
            leader: components["schemas"]["LeaderDeskDto"] | null;
        };
        DeskDutyDto: {
            deadlineId: string;
            itemId: string;
            planTitle: string;
            itemPath: string;
            itemTitle: string;
            unitId: string;
            unitName: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            /** @description Period of a filing, else `once` or the event's id. */
            occurrence: string;
            dueOn: string;
            dueAt: string | null;
            /** @description 内部时限: the office's own earlier day. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            /** @description 本单位规定, where the date is the office's reading of the document's words. */
            policy: string | null;
            /** @description The document's words about time, and what started the clock where an event did: a task may owe several. */
            raw: string | null;
            eventSubject: string | null;
            provisional: boolean;
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            /** @description Working days left (0: today), or late (negative). */
            workdaysLeft: number;
            /** @description The filing that answers it, or one in the unit's hands that could; `submitted`: the duty itself is 待审核. */
            report: components["schemas"]["DeskReportDto"] | null;
        };
        DeskReportDto: {
            id: string;
            period: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "returned" | "approved";
        };
        DeskReviewDto: {
            reportId: string;
            itemId: string;
            itemPath: string;
            itemTitle: string;
            unitName: string;
            period: string;
            submittedAt: string;
        };
        DeskTaskDto: {
            itemId: string;
            planTitle: string;
            itemPath: string;
            itemTitle: string;
            unitId: string;
            unitName: string;
            publishedOn: string;
        };
        DeskUnitLightsDto: {
            unitId: string;
            unitName: string;
            tasks: number;
            lights: components["schemas"]["LightTotalsDto"];
        };
        DiscardedDraftDto: {
            id: string;
            /** @enum {string} */
            status: "open" | "confirmed" | "discarded";
            version: number;
        };
        DraftAbilitiesDto: {
            edit: boolean;
            confirm: boolean;
            discard: boolean;
            undo: boolean;
        };
        DraftAssignmentDto: {
            key: string;
            name: string;
            collective: boolean;
            /** @enum {string} */
            role: "lead" | "support" | "responsible";
            unitId: string | null;
            groupId: string | null;
            /** @enum {string} */
            certainty: "sure" | "likely" | "ask";
            reason: string | null;
            candidates: components["schemas"]["DraftCandidateDto"][];
            span: number[] | null;
            rule: string;
        };
        DraftBadCellDto: {
            row: number;
            column: string;
            value: string;
            reason: string;
        };
        DraftCandidateDto: {
            unitId: string | null;
            groupId: string | null;
            name: string;
            reason: string;
        };
        DraftChangeDto: {
            version: number;
            by: string;
            at: string;
            words: string;
        };
        DraftCountsDto: {
            tasks: number;
            assignments: number;
            deadlines: number;
            /** @description Units and clocks of tasks by how surely they are known. */
            sure: number;
            likely: number;
            unclear: number;
            open: number;
            blocking: number;
        };
        DraftDeadlineDto: {
            key: string;
            raw: string;
            spec: components["schemas"]["DraftRuleDto"] | null;
            eventTypeId: string | null;
            /** @enum {string} */
            certainty: "sure" | "likely" | "ask";
            span: number[] | null;
            rule: string;
            innerWorkdays?: number | null;
            policy?: components["schemas"]["SoftPolicyLineDto"] | null;
        };
        DraftDto: {
            ownerUnitId: string;
            ownerUnit: string;
            fileName: string;
            createdAt: string;
            createdBy: string;
            planId: string | null;
            /** @enum {string} */
            purpose: "upstream" | "plan" | "amendment";
            /** @description The published plan that the document is to change. */
            amendsPlanId: string | null;
            /** @description The text as read; spans are offsets into it. */
            sourceText: string;
            id: string;
            version: number;
            /** @enum {string} */
            status: "open" | "confirmed" | "discarded";
            plan: components["schemas"]["DraftPlanDto"];
            items: components["schemas"]["DraftItemDto"][];
            badCells: components["schemas"]["DraftBadCellDto"][];
            questions: components["schemas"]["DraftQuestionDto"][];
            counts: components["schemas"]["DraftCountsDto"];
            /** @description What was put off for all cases at once. */
            waived: ("leaveUnassigned" | "acceptGoodRows")[];
            /** @description The change that `undo` takes back; null where there is none. */
            lastChange: components["schemas"]["DraftChangeDto"] | null;
            /** @description Names of the units and groups that the items refer to. */
            units: components["schemas"]["DraftNameDto"][];
            groups: components["schemas"]["DraftNameDto"][];
            can: components["schemas"]["DraftAbilitiesDto"];
        };
        DraftEditDto: {
            /** @enum {string} */
            type: "setDeadline" | "setPlan" | "setItem" | "setKind" | "addItem" | "dropItems" | "splitItem" | "mergeItems" | "assign" | "setAssignment" | "dropAssignment" | "mapName" | "dropDeadline" | "mapEvent" | "accept" | "pairItem" | "settleRemark" | "waive";
            set?: components["schemas"]["DraftEditSetDto"];
            item?: string;
            items?: string[];
            /** @enum {string} */
            kind?: "section" | "task";
            after?: string | null;
            parent?: string | null;
            number?: string;
            text?: string;
            offset?: number;
            units?: components["schemas"]["DraftEditUnitDto"][];
            replace?: boolean;
            assignment?: string;
            unitId?: string | null;
            groupId?: string | null;
            /** @enum {string} */
            role?: "lead" | "support" | "responsible";
            name?: string;
            deadline?: string | null;
            raw?: string;
            spec?: components["schemas"]["DraftRuleDto"];
            eventTypeId?: string | null;
            innerWorkdays?: number | null;
            /** @description 本单位规定 for this clock's words; its `word` is theirs. */
            policy?: components["schemas"]["SoftPolicyLineDto"] | null;
            findings?: string[];
            was?: string | null;
            wording?: string;
            remark?: string;
            /** @enum {string} */
            waiver?: "leaveUnassigned" | "acceptGoodRows";
            on?: boolean;
        };
        DraftEditSetDto: {
            isPlan?: boolean;
            title?: string | null;
            issuer?: string | null;
            docNo?: string | null;
            issuedOn?: string | null;
            year?: number | null;
            innerWorkdays?: number | null;
            softPolicy?: components["schemas"]["SoftPolicyLineDto"][];
            number?: string;
            text?: string;
            /** @enum {string} */
            kind?: "section" | "task";
            parent?: string | null;
        };
        DraftEditUnitDto: {
            unitId?: string | null;
            groupId?: string | null;
            /** @description As it is to be shown. */
            name: string;
            /** @enum {string} */
            role: "lead" | "support" | "responsible";
        };
        DraftItemDto: {
            key: string;
            parent: string | null;
            number: string;
            level: number;
            /** @enum {string} */
            kind: "section" | "task";
            text: string;
            span: number[] | null;
            /** @enum {string} */
            certainty: "sure" | "likely" | "ask";
            assignments: components["schemas"]["DraftAssignmentDto"][];
            deadlines: components["schemas"]["DraftDeadlineDto"][];
            was?: string | null;
        };
        DraftNameChoiceDto: {
            /** @description As the document writes it. */
            name: string;
            /** Format: uuid */
            unitId?: string;
            /** Format: uuid */
            groupId?: string;
            /** @description A unit that does not exist yet. */
            create?: components["schemas"]["CreateUnitDto"];
            /** @description A collective that does not exist yet. */
            createGroup?: components["schemas"]["SaveUnitGroupDto"];
            /** @description Remember the name for the next document; true unless said otherwise. */
            remember?: boolean;
        };
        DraftNameDto: {
            id: string;
            name: string;
            shortName: string;
        };
        DraftPageDto: {
            items: components["schemas"]["DraftRowDto"][];
            next: string | null;
            total: number;
        };
        DraftPlanDto: {
            isPlan: boolean;
            title: string | null;
            issuer: string | null;
            docNo: string | null;
            issuedOn: string | null;
            year: number | null;
            indexNo: string | null;
            openness: string | null;
            upstream: components["schemas"]["DraftUpstreamDto"][];
            innerWorkdays?: number | null;
            softPolicy?: components["schemas"]["SoftPolicyLineDto"][];
        };
        DraftQuestionDto: {
            key: string;
            code: string;
            message: string;
            item: string | null;
            items: string[];
            finding: string | null;
            subject: string | null;
            span: number[] | null;
            blocks: boolean;
            /** @enum {string|null} */
            waiver: "leaveUnassigned" | "acceptGoodRows" | null;
        };
        DraftRowDto: {
            id: string;
            /** @enum {string} */
            status: "open" | "confirmed" | "discarded";
            ownerUnitId: string;
            ownerUnit: string;
            fileName: string;
            title: string | null;
            createdAt: string;
            createdBy: string;
            planId: string | null;
            /** @enum {string} */
            purpose: "upstream" | "plan" | "amendment";
            version: number;
        };
        DraftRuleDto: {
            /** @enum {string} */
            kind: "fixed" | "cadence" | "recurring" | "window" | "relative" | "ongoing" | "soft";
            date?: string;
            start?: Record<string, never>;
            end?: string | null;
            n?: number;
            /** @enum {string} */
            unit?: "year" | "month" | "day" | "workday" | "hour";
            event?: string | null;
            /** @enum {string} */
            per?: "year" | "month" | "day" | "half-year" | "quarter" | "week";
            min?: number;
            by?: string | null;
            /** @description 依据, of a statutory length. */
            basis?: string | null;
            extension?: {
                n: number;
                /** @enum {string} */
                unit: "year" | "month" | "day" | "workday" | "hour";
            };
        };
        DraftStateDto: {
            id: string;
            version: number;
            /** @enum {string} */
            status: "open" | "confirmed" | "discarded";
            plan: components["schemas"]["DraftPlanDto"];
            items: components["schemas"]["DraftItemDto"][];
            badCells: components["schemas"]["DraftBadCellDto"][];
            questions: components["schemas"]["DraftQuestionDto"][];
            counts: components["schemas"]["DraftCountsDto"];
            /** @description What was put off for all cases at once. */
            waived: ("leaveUnassigned" | "acceptGoodRows")[];
            /** @description The change that `undo` takes back; null where there is none. */
            lastChange: components["schemas"]["DraftChangeDto"] | null;
            /** @description Names of the units and groups that the items refer to. */
            units: components["schemas"]["DraftNameDto"][];
            groups: components["schemas"]["DraftNameDto"][];
            can: components["schemas"]["DraftAbilitiesDto"];
        };
        DraftUpstreamDto: {
            docNo: string | null;
            title: string | null;
        };
        DraftVersionDto: {
            version: number;
        };
        DropLetterDto: {
            reason: string;
            version: number;
        };
        DueDayDto: {
            date: string;
            duties: number;
            /** @description Worst first. */
            lights: components["schemas"]["DueDayLightDto"][];
            /** @description The few worst of the day. */
            first: components["schemas"]["DueDayDutyDto"][];
        };
        DueDayDutyDto: {
            id: string;
            planItemId: string;
            title: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            unitName: string;
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            provisional: boolean;
        };
        DueDayLightDto: {
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            duties: number;
        };
        DueMonthDto: {
            month: string;
            today: string;
            duties: number;
            lights: components["schemas"]["DueDayLightDto"][];
            days: components["schemas"]["DueDayDto"][];
        };
        DurationDto: {
            n: number;
            /** @enum {string} */
            unit: "year" | "month" | "day" | "workday" | "hour";
        };
        DutyCountDto: {
            ruleId: string;
            planId: string;
            planItemId: string;
            title: string;
            raw: string | null;
            policy: string | null;
            /** @description `2026`, `2026Q2`. */
            period: string;
            startOn: string;
            dueOn: string;
            /** @description Working days left of the period; negative: days past. */
            workdaysLeft: number;
            /** @description Times that are asked of each unit. */
            needed: number;
            /** @description Times that would be done by now, were they spread evenly over the period. */
            expected: number;
            /** @description How many units have done less than `expected`. */
            behind: number;
            /** @description The least done first. */
            units: components["schemas"]["UnitCountDto"][];
        };
        DutyCountPageDto: {
            items: components["schemas"]["DutyCountDto"][];
            next: string | null;
        };
        EntryFactsDto: {
            dueOn?: string;
            dueAt?: string | null;
            doneOn?: string | null;
            doneAt?: string | null;
            approvedAt?: string | null;
            lateDays?: number;
            lateWorkdays?: number;
            principal?: boolean;
            provisional?: boolean;
            pendingSince?: string | null;
            subject?: string | null;
            period?: string | null;
            reviewId?: string;
            returnedAt?: string;
            returnedOn?: string;
            returnReason?: string | null;
        };
        EventAbilitiesDto: {
            void: boolean;
            correct: boolean;
        };
        EventCorrectedDto: {
            at: string;
            byName: string;
            beforeOccurredAt: string;
            reason: string;
        };
        EventCorrectionDto: {
            preview: boolean;
            items: components["schemas"]["CorrectedDeadlineDto"][];
            /** @description The event as it stands afterwards. */
            event: components["schemas"]["EventDto"];
        };
        EventDto: {
            id: string;
            typeId: string;
            typeName: string;
            subject: string;
            occurredAt: string;
            registeredAt: string;
            registeredByName: string;
            /** @description Working days of the bureau that it belongs to, from the moment it happened to its registration. */
            lateWorkdays: number;
            voidedAt: string | null;
            voidReason: string | null;
            /** @description The first correction first. */
            corrections: components["schemas"]["EventCorrectedDto"][];
            version: number;
            /** @description The deadlines it made that this person may see. */
            deadlines: components["schemas"]["SpawnedDeadlineDto"][];
            can: components["schemas"]["EventAbilitiesDto"];
        };
        EventPageDto: {
            items: components["schemas"]["EventDto"][];
            next: string | null;
        };
        EventPreviewDto: {
            items: components["schemas"]["ExpectedDeadlineDto"][];
            /** @description Working days of the bureau that it belongs to, from the moment it happened to now. */
            lateWorkdays: number;
        };
        EventSheetBadCellDto: {
            row: number;
            column: string;
            value: string;
            reason: string;
        };
        EventSheetDutyDto: {
            unitName: string;
            title: string;
            dueOn: string;
            dueAt: string | null;
            provisional: boolean;
        };
        EventSheetRegisteredDto: {
            events: number;
            deadlines: number;
        };
        EventSheetResultDto: {
            rows: components["schemas"]["EventSheetRowDto"][];
            bad: components["schemas"]["EventSheetBadCellDto"][];
            /** @description What was registered; null for a look. */
            registered: components["schemas"]["EventSheetRegisteredDto"] | null;
        };
        EventSheetRowDto: {
            line: number;
            typeName: string;
            subject: string;
            occurredAt: string;
            lateWorkdays: number;
            /** @description The event is registered already: this row adds units to it. */
            joins: boolean;
            dutyCount: number;
            /** @description The first of what it sets to work. */
            duties: components["schemas"]["EventSheetDutyDto"][];
        };
        EventTypeAbilitiesDto: {
            create: boolean;
        };
        EventTypeDto: {
            id: string;
            code: string;
            name: string;
            /** @description 停用: not offered for new events. */
            retired: boolean;
            can: components["schemas"]["EventTypeItemAbilitiesDto"];
        };
        EventTypeItemAbilitiesDto: {
            change: boolean;
        };
        EventTypeListDto: {
            items: components["schemas"]["EventTypeDto"][];
            can: components["schemas"]["EventTypeAbilitiesDto"];
        };
        EvidenceDto: {
            id: string;
            /** @enum {string} */
            kind: "link" | "file";
            title: string;
            url: string | null;
            publishedOn: string | null;
            size: number | null;
            createdAt: string;
        };
        ExpectedDeadlineDto: {
            ruleId: string;
            planId: string;
            planItemId: string;
            title: string;
            /** @description The document's words about time. */
            raw: string | null;
            unitId: string;
            unitName: string;
            principal: boolean;
            /** @description Owes it as a member of a group: only where ticked. */
            viaGroup: boolean;
            dueOn: string;
            dueAt: string | null;
            provisional: boolean;
        };
        ExplainStepDto: {
            date: string;
            counted: boolean;
            /** @description The number of the counted day, from 1. */
            index?: number;
            reason: string;
            notice?: string;
            provisional?: boolean;
        };
        ExtendClockDto: {
            /** @description In the unit of the ceiling: working days, unless the rule says otherwise. */
            n: number;
            deadlines: components["schemas"]["VersionedDeadlineDto"][];
            reason: string;
            /** @description Says what would come of it, and writes nothing. */
            preview?: boolean;
        };
        ExtendRequestDto: {
            /** @description Working days. */
            extensionDays: number;
            extensionDecidedOn: string;
            extensionToldOn: string;
            extensionApprover: string;
            version: number;
        };
        FilingCadenceDto: {
            /** @enum {string} */
            per: "month" | "quarter";
            day?: number;
            afterWorkdays?: number;
            /** @enum {string} */
            roll: "none" | "previous" | "next";
        };
        GiveReasonDto: {
            reasonGivenOn: string;
            version: number;
        };
        GradeDto: {
            name: string;
            from: number;
        };
        HeldDeadlineDto: {
            /** Format: uuid */
            id: string;
            version: number;
        };
        HintDto: {
            /** @enum {string} */
            code: "same_as_last" | "no_figure" | "only_ongoing" | "no_evidence" | "published_later" | "percent_not_full";
            message: string;
        };
        InboxMessageDto: {
            id: string;
            title: string;
            body: string;
            link: string | null;
            createdAt: string;
            readAt: string | null;
        };
        InboxPageDto: {
            items: components["schemas"]["InboxMessageDto"][];
            next: string | null;
            unread: number;
        };
        InnerSetDto: {
            /** @description How many duties it was set for. */
            changed: number;
        };
        ItemAbilitiesDto: {
            /** @description 设内部时限 of its open duties. */
            setInner: boolean;
        };
        ItemTimelineDto: {
            itemId: string;
            planId: string;
            planTitle: string;
            /** @enum {string} */
            kind: "section" | "task";
            path: string;
            number: string;
            title: string;
            text: string;
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            units: components["schemas"]["TimelineUnitDto"][];
            /** @description Open ones first, by due date. */
            deadlines: components["schemas"]["TimelineDeadlineDto"][];
            /** @description From first to last. */
            steps: components["schemas"]["TimelineStepDto"][];
            asOf: string;
            can: components["schemas"]["ItemAbilitiesDto"];
        };
        JobDto: {
            /** @enum {string} */
            name: "deliver" | "sweep";
            title: string;
            running: boolean;
            lastStartedAt: string | null;
            lastFinishedAt: string | null;
            lastError: string | null;
        };
        JobsDto: {
            /** @description Off where another process runs the jobs. */
            scheduled: boolean;
            items: components["schemas"]["JobDto"][];
            /** @description When any process last marked something. */
            lastMarkedAt: string | null;
            /** @description Notices whose messages wait for office hours. */
            noticesWaiting: number;
            messagesWaiting: number;
            messagesSetAside: number;
        };
        LeaderDeskDto: {
            lights: components["schemas"]["LightTotalsDto"];
            total: number;
            /** @description Tasks overdue a week ago, by the same rule. */
            overdueWeekAgo: number;
            units: components["schemas"]["DeskUnitLightsDto"][];
            /** @description The longest overdue. */
            reds: components["schemas"]["DeskDutyDto"][];
        };
        LedgerCanDto: {
            export: boolean;
        };
        LedgerEvidenceDto: {
            id: string;
            /** @enum {string} */
            kind: "link" | "file";
            title: string;
            url: string | null;
            publishedOn: string | null;
        };
        LedgerFilingDto: {
            reportId: string;
            unitId: string;
            unitName: string;
            period: string;
            approved: boolean;
            progress: string;
            problems: string;
            nextSteps: string;
            percent: number;
        };
        LedgerPageDto: {
            items: components["schemas"]["LedgerRowDto"][];
            next: string | null;
            /** @description Rows under all filters. */
            total: number;
            lights: components["schemas"]["LightTotalsDto"];
            /** @description The day for which the lights are told. */
            asOf: string;
            can: components["schemas"]["LedgerCanDto"];
        };
        LedgerReceiptDto: {
            /** @description Units that signed, of those that answer for the task. */
            signed: number;
            expected: number;
            /** @description When the last of them signed; null while one is missing. */
            completedAt: string | null;
        };
        LedgerRowDto: {
            itemId: string;
            planId: string;
            planTitle: string;
            docNo: string | null;
            /** @description `二(一)3`: what a person says to name the task. */
            path: string;
            number: string;
            title: string;
            /** @description What follows the title in the document. */
            requirement: string;
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            /** @description An open duty is answered by a filing that waits for review (待审核); the light tells approved facts only. */
            inReview: boolean;
            units: components["schemas"]["LedgerUnitDto"][];
            /** @description The first date still open, else the last one that was. */
            dueOn: string | null;
            /** @description For an hour clock, the moment. */
            dueAt: string | null;
            /** @description What that date was at first: another one where it was extended, paused, or moved by the calendar. */
            originalDueOn: string | null;
            /** @description Time in the document's own words. */
            dueWords: string;
            /** @description 本单位规定: how the office reads words that name no time; null where the document itself rules. */
            policy: string | null;
            /** @description 内部时限 of that date. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            provisional: boolean;
            /** @description Duties with a date, filings left out. */
            deliverables: number;
            cadence: string;
            receipt: components["schemas"]["LedgerReceiptDto"];
            filings: components["schemas"]["LedgerFilingDto"][];
            /** @description The lowest of the filings. */
            percent: number | null;
            /** @description How often the task was urged. */
            urges: number;
            evidence: components["schemas"]["LedgerEvidenceDto"][];
            /** @description Set when everything that is to be delivered is done: the last completion date. */
            doneOn: string | null;
        };
        LedgerUnitDto: {
            /** @description Null for a collective such as 机关各处室. */
            id: string | null;
            name: string;
            shortName: string;
            /** @enum {string} */
            role: "lead" | "support" | "responsible";
        };
        LiaisonDeskDto: {
            overdue: components["schemas"]["DeskDutyDto"][];
            /** @description Due by Sunday, and what is to be delivered and near. */
            thisWeek: components["schemas"]["DeskDutyDto"][];
            /** @description Filings due later this month. */
            thisMonth: components["schemas"]["DeskDutyDto"][];
            /** @description Clocks that stand still: nothing is asked for until they run again. */
            paused: components["schemas"]["DeskDutyDto"][];
            /** @description Open duties in none of the groups. */
            later: number;
            toSign: components["schemas"]["DeskTaskDto"][];
        };
        LightTotalsDto: {
            normal: number;
            near: number;
            behind: number;
            overdue: number;
            done: number;
            done_late: number;
            paused: number;
            none: number;
        };
        LineSumDto: {
            code: string;
            count: number;
            /** @description 扣分, after the cap. */
            deducted: number;
            /** @description What the cap spared. */
            capped: number;
        };
        LinkDecisionDto: {
            /** Format: uuid */
            itemId: string;
            /** Format: uuid */
            upstreamItemId: string;
            /**
             * @description Null: not decided, as if nobody had been asked.
             * @enum {string|null}
             */
            decision: "accepted" | "rejected" | null;
        };
        LocalDayDto: {
            date: string;
            /** @enum {string} */
            kind: "off" | "work";
            name: string;
            source: string | null;
            setByName: string;
            setAt: string;
        };
        LocalDayInputDto: {
            date: string;
            /** @enum {string} */
            kind: "off" | "work";
            name: string;
            source?: string | null;
        };
        LocalDayListDto: {
            items: components["schemas"]["UnitLocalDaysDto"][];
            revision: number;
        };
        LocalDaysCanDto: {
            set: boolean;
        };
        LocalDaysInputDto: {
            /** Format: uuid */
            unitId: string;
            year: number;
            days: components["schemas"]["LocalDayInputDto"][];
        };
        LoginDto: {
            username: string;
            password: string;
        };
        MapDraftNamesDto: {
            version: number;
            names: components["schemas"]["DraftNameChoiceDto"][];
        };
        MarkReadDto: {
            /** @description Ids of messages; an empty list marks all. */
            ids: string[];
        };
        MarkedDto: {
            marked: number;
        };
        MoveReportDto: {
            version: number;
        };
        MovedDateDto: {
            /** @description Of the duty, or of the matter and its step. */
            id: string;
            unitId: string;
            unitName: string;
            /** @description In words: 办结节点, 报送节点, 依申请公开. */
            what: string;
            /** @description The task or the matter; null for someone who does not read the unit's business. */
            title: string | null;
            planItemId: string | null;
            /** @description The period that a filing or one of several is for; null for what is owed once or after an event. */
            period: string | null;
            beforeDueOn: string;
            afterDueOn: string;
            beforeProvisional: boolean;
            afterProvisional: boolean;
        };
        NameUpstreamDto: {
            /** Format: uuid */
            planId: string;
        };
        NewCalendarFeedDto: {
            active: boolean;
            createdAt: string | null;
            /** @description When a calendar last asked, to the hour; null: never. */
            lastReadAt: string | null;
            /** @description Path of the address, after the host. */
            path: string;
        };
        NoticeAbilitiesDto: {
            /** @description A further 催办 may be sent about this duty. */
            urge: boolean;
        };
        NoticeDayDto: {
            date: string;
            /** @enum {string} */
            kind: "off" | "work" | "plain";
            name: string;
        };
        NoticeDto: {
            id: string;
            /** @enum {string} */
            kind: "circular" | "reminder" | "urge" | "supervision";
            title: string;
            body: string;
            planId: string;
            planTitle: string;
            planItemId: string;
            itemPath: string;
            itemTitle: string;
            unitId: string;
            unitName: string;
            unitShortName: string;
            deadlineId: string;
            /** @enum {string} */
            deadlineKind: "deliver" | "report";
            dueOn: string;
            dueAt: string | null;
            provisional: boolean;
            doneOn: string | null;
            /**
             * @description Of a notice that the sweep issued: the stage, and the day on which it was truly reached.
             * @enum {string|null}
             */
            stage: "near" | "overdue" | "pressed" | "circular" | null;
            reachedOn: string | null;
            issuedAt: string;
            /** @description Null when the sweep issued it. */
            issuedByName: string | null;
            can: components["schemas"]["NoticeAbilitiesDto"];
        };
        NoticePageDto: {
            items: components["schemas"]["NoticeDto"][];
            next: string | null;
            total: number;
        };
        NoticeReadingDto: {
            year: number;
            /** @enum {string} */
            scope: "year" | "days";
            title: string | null;
            docNo: string | null;
            issuedOn: string | null;
            days: components["schemas"]["ReadDayDto"][];
            problems: components["schemas"]["ReadProblemDto"][];
        };
        OutlineDto: {
            items: components["schemas"]["PlanItemDto"][];
            next: string | null;
        };
        PlanAbilitiesDto: {
            update: boolean;
            assign: boolean;
            publish: boolean;
            amend: boolean;
            policy: boolean;
            close: boolean;
            compare: boolean;
        };
        PlanAmendmentDto: {
            id: string;
            reason: string;
            amendedAt: string;
            amendedBy: string;
            fileName: string | null;
            changes: components["schemas"]["AmendedChangeDto"][];
            planChanges: components["schemas"]["PlanChangeDto"][];
        };
        PlanAmendmentsDto: {
            items: components["schemas"]["PlanAmendmentDto"][];
        };
        PlanChangeDto: {
            /** @enum {string} */
            field: "docNo" | "title" | "innerWorkdays" | "softPolicy";
            before: string;
            after: string;
        };
        PlanDto: {
            id: string;
            /** @enum {string} */
            kind: "own" | "upstream";
            ownerUnitId: string;
            ownerUnitName: string;
            title: string;
            issuer: string | null;
            docNo: string | null;
            year: number | null;
            issuedOn: string | null;
            /** @enum {string} */
            status: "draft" | "published" | "closed";
            createdAt: string;
            publishedAt: string | null;
            closedAt: string | null;
            version: number;
            /** @description Tasks that this person may see. */
            tasks: number;
            /** @description Tasks without any unit, among them. */
            unassigned: number;
            can: components["schemas"]["PlanAbilitiesDto"];
            cadence: components["schemas"]["FilingCadenceDto"];
            stages: components["schemas"]["StagePolicyDto"];
            graceWorkdays: number;
            /** @description 滞后: by how many percentage points elapsed time leads filed progress; null: never shown. */
            behindPoints: number | null;
            /** @description The most that one extension of a duty may add, in working days; null: nothing is extended. */
            extensionWorkdays: number | null;
            softPolicy: components["schemas"]["SoftPolicyLineDto"][];
            innerWorkdays: number | null;
            /** @description The document as read, for who may read all of it; null otherwise. */
            sourceText: string | null;
        };
        PlanItemDto: {
            id: string;
            parentId: string | null;
            position: number;
            number: string;
            path: string;
            level: number;
            /** @enum {string} */
            kind: "section" | "task";
            title: string;
            /** @description Empty where only the heading is shown, because something below it is this person's. */
            text: string;
            headingOnly: boolean;
            spanStart: number | null;
            spanEnd: number | null;
            version: number;
            assignments: components["schemas"]["AssignmentDto"][];
            requirements: components["schemas"]["TimeRequirementDto"][];
        };
        PlanPageDto: {
            items: components["schemas"]["PlanSummaryDto"][];
            next: string | null;
            total: number;
        };
        PlanPolicyEffectDto: {
            preview: boolean;
            moved: number;
            made: number;
            waived: number;
            /** @description Duties of which only the office's own day moves. */
            inner: number;
            overdue: number;
            units: number;
            /** @description The first of them, by date. */
            items: components["schemas"]["PolicyDutyDto"][];
            more: number;
        };
        PlanSummaryDto: {
            id: string;
            /** @enum {string} */
            kind: "own" | "upstream";
            ownerUnitId: string;
            ownerUnitName: string;
            title: string;
            issuer: string | null;
            docNo: string | null;
            year: number | null;
            issuedOn: string | null;
            /** @enum {string} */
            status: "draft" | "published" | "closed";
            createdAt: string;
            publishedAt: string | null;
            closedAt: string | null;
            version: number;
            /** @description Tasks that this person may see. */
            tasks: number;
            /** @description Tasks without any unit, among them. */
            unassigned: number;
            can: components["schemas"]["PlanAbilitiesDto"];
        };
        PlanYearDto: {
            year: number;
            /** @description Published plans of that year, closed ones too. */
            plans: number;
        };
        PlanYearsDto: {
            items: components["schemas"]["PlanYearDto"][];
        };
        PolicyDutyDto: {
            deadlineId: string;
            planItemId: string;
            unitId: string;
            unitName: string;
            title: string;
            /** @enum {string} */
            change: "waived" | "made" | "moved" | "inner";
            beforeDueOn: string | null;
            afterDueOn: string | null;
            beforeInnerDueOn: string | null;
            afterInnerDueOn: string | null;
            afterInnerProvisional: boolean;
            provisional: boolean;
            /** @description Its new date has passed already. */
            overdue: boolean;
        };
        PreviousReportDto: {
            id: string;
            period: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "returned" | "approved";
            progress: string;
            problems: string;
            nextSteps: string;
            percent: number;
            submittedAt: string | null;
        };
        PublishAssessmentDto: {
            version: number;
        };
        PublishedPlanDto: {
            plan: components["schemas"]["PlanDto"];
            /** @description Tasks with a unit that owes them. */
            tasks: number;
            unassigned: number;
            units: number;
            rules: number;
            deadlines: number;
        };
        ReadDayDto: {
            date: string;
            /** @enum {string} */
            kind: "off" | "work";
            name: string;
            /** @description Offsets into the text as pasted. */
            span: number[];
        };
        ReadNoticeTextDto: {
            text: string;
        };
        ReadProblemDto: {
            code: string;
            message: string;
            span: number[];
            /** @description The line of the text, from 1. */
            line: number;
        };
        RecomputeProgressDto: {
            running: boolean;
            total: number;
            done: number;
        };
        RecordOpinionDto: {
            deliveredOn?: string;
            /** @description With `opinion`. */
            answeredOn?: string;
            /** @enum {string} */
            opinion?: "agree" | "object";
            version: number;
        };
        RegisterEventDto: {
            /** Format: uuid */
            typeId: string;
            occurredAt: string;
            subject: string;
            /** @description Units it concerns; left out: the bearers of the rules that wait for it, except those that owe it as a group's member. */
            unitIds?: string[];
            /** @description Narrows it to some of the rules that wait for it. */
            ruleIds?: string[];
        };
        RegisterRequestDto: {
            number: string;
            /** Format: uuid */
            unitId: string;
            /** @enum {string} */
            applicantKind: "person" | "organization";
            applicantName: string;
            applicantContact?: string;
            content: string;
            /** @enum {string} */
            channel: "in_person" | "signed_post" | "ordinary_post" | "network" | "fax";
            arrivedOn: string;
            confirmedOn?: string;
        };
        ReportAbilitiesDto: {
            edit: boolean;
            submit: boolean;
            withdraw: boolean;
            approve: boolean;
            return: boolean;
        };
        ReportDto: {
            id: string;
            planId: string;
            planTitle: string;
            planItemId: string;
            itemPath: string;
            itemTitle: string;
            unitId: string;
            unitName: string;
            unitShortName: string;
            period: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "returned" | "approved";
            progress: string;
            problems: string;
            nextSteps: string;
            percent: number;
            createdAt: string;
            submittedAt: string | null;
            submittedByName: string | null;
            /** @description The submission whose day counts. */
            countedSubmittedAt: string | null;
            evidenceCount: number;
            returnCount: number;
            version: number;
            can: components["schemas"]["ReportAbilitiesDto"];
            itemText: string;
            answers: components["schemas"]["AnswerDto"][];
            /** @description Open duties of this task and unit that it could answer. */
            answerable: components["schemas"]["AnswerableDto"][];
            evidence: components["schemas"]["EvidenceDto"][];
            reviews: components["schemas"]["ReviewDto"][];
            previous: components["schemas"]["PreviousReportDto"] | null;
            hints: components["schemas"]["HintDto"][];
            /** @description 100 where it states that a duty is done; a suggestion only. */
            suggestedPercent: number | null;
        };
        ReportPageDto: {
            items: components["schemas"]["ReportRowDto"][];
            next: string | null;
            total: number;
        };
        ReportRowDto: {
            id: string;
            planId: string;
            planTitle: string;
            planItemId: string;
            itemPath: string;
            itemTitle: string;
            unitId: string;
            unitName: string;
            unitShortName: string;
            period: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "returned" | "approved";
            progress: string;
            problems: string;
            nextSteps: string;
            percent: number;
            createdAt: string;
            submittedAt: string | null;
            submittedByName: string | null;
            /** @description The submission whose day counts. */
            countedSubmittedAt: string | null;
            evidenceCount: number;
            returnCount: number;
            version: number;
            can: components["schemas"]["ReportAbilitiesDto"];
        };
        RequestAbilitiesDto: {
            confirm: boolean;
            requestCorrection: boolean;
            correct: boolean;
            consult: boolean;
            recordOpinion: boolean;
            askReason: boolean;
            giveReason: boolean;
            delay: boolean;
            extend: boolean;
            answer: boolean;
            withdraw: boolean;
            /** @description 更正、撤销征求意见书. */
            amendLetter: boolean;
            dropLetter: boolean;
            amend: boolean;
        };
        RequestCorrectionDto: {
            correctionSentOn: string;
            /** @description Until when the applicant may correct. */
            correctionDueOn: string;
            correctionMatter: string;
            version: number;
        };
        RequestDto: {
            id: string;
            number: string;
            unitId: string;
            unitName: string;
            unitShortName: string;
            /** @enum {string} */
            applicantKind: "person" | "organization";
            /** @description Masked for who does not handle the request. */
            applicantName: string;
            content: string;
            /** @enum {string} */
            channel: "in_person" | "signed_post" | "ordinary_post" | "network" | "fax";
            arrivedOn: string;
            /** @description Null while receipt is to be confirmed with the applicant. */
            receivedOn: string | null;
            /** @enum {string} */
            stage: "unconfirmed" | "handling" | "correcting" | "consulting" | "answered" | "withdrawn";
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            /** @description When the answer is due; null while its clock does not run. */
            dueOn: string | null;
            provisional: boolean;
            /** @description The date rests on an opinion that comes on its last day. */
            expected: boolean;
            /** @description Working days left of an open request; negative: days late. */
            workdaysLeft: number | null;
            next: components["schemas"]["RequestNextDto"] | null;
            answeredOn: string | null;
            /** @enum {string|null} */
            answerKind: "granted" | "partial" | "refused" | "unavailable" | "not_processed" | "abandoned" | "other" | null;
            withdrawnOn: string | null;
            version: number;
            /** @description Null for who does not handle the request. */
            applicantContact: string | null;
            confirmedOn: string | null;
            correctionSentOn: string | null;
            correctionDueOn: string | null;
            correctionMatter: string | null;
            correctedOn: string | null;
            extensionDays: number | null;
            extensionDecidedOn: string | null;
            extensionToldOn: string | null;
            extensionApprover: string | null;
            reasonAskedOn: string | null;
            reasonGivenOn: string | null;
            /** @description The day that the office set by Art. 35. */
            delayedTo: string | null;
            delayToldOn: string | null;
            /** @description The most that the answer may be put off by, in working days. */
            extensionMost: number;
            answerNote: string | null;
            registeredAt: string;
            registeredByName: string;
            consultations: components["schemas"]["ConsultationDto"][];
            steps: components["schemas"]["RequestStepDto"][];
            records: components["schemas"]["RequestRecordDto"][];
            can: components["schemas"]["RequestAbilitiesDto"];
        };
        RequestListAbilitiesDto: {
            register: boolean;
        };
        RequestNextDto: {
            title: string;
            dueOn: string | null;
            provisional: boolean;
        };
        RequestPageDto: {
            items: components["schemas"]["RequestRowDto"][];
            next: string | null;
            total: number;
            /** @description Under all filters but that of the light. */
            totals: components["schemas"]["RequestTotalsDto"];
            can: components["schemas"]["RequestListAbilitiesDto"];
        };
        RequestRecordDto: {
            at: string;
            actorName: string;
            action: string;
            cause: string | null;
            /** @description What a change of the calendar did to a date; null for all else. */
            move: components["schemas"]["StepMoveDto"] | null;
        };
        RequestRowDto: {
            id: string;
            number: string;
            unitId: string;
            unitName: string;
            unitShortName: string;
            /** @enum {string} */
            applicantKind: "person" | "organization";
            /** @description Masked for who does not handle the request. */
            applicantName: string;
            content: string;
            /** @enum {string} */
            channel: "in_person" | "signed_post" | "ordinary_post" | "network" | "fax";
            arrivedOn: string;
            /** @description Null while receipt is to be confirmed with the applicant. */
            receivedOn: string | null;
            /** @enum {string} */
            stage: "unconfirmed" | "handling" | "correcting" | "consulting" | "answered" | "withdrawn";
            /** @enum {string} */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused";
            /** @description When the answer is due; null while its clock does not run. */
            dueOn: string | null;
            provisional: boolean;
            /** @description The date rests on an opinion that comes on its last day. */
            expected: boolean;
            /** @description Working days left of an open request; negative: days late. */
            workdaysLeft: number | null;
            next: components["schemas"]["RequestNextDto"] | null;
            answeredOn: string | null;
            /** @enum {string|null} */
            answerKind: "granted" | "partial" | "refused" | "unavailable" | "not_processed" | "abandoned" | "other" | null;
            withdrawnOn: string | null;
            version: number;
        };
        RequestStepDto: {
            /** @description `received`, `correction`, `corrected`, `extension`, `answer`, or the id of a consultation. */
            key: string;
            title: string;
            article: string;
            /** @enum {string} */
            status: "open" | "near" | "overdue" | "done" | "late" | "lapsed" | "possible";
            dueOn: string | null;
            provisional: boolean;
            expected: boolean;
            doneOn: string | null;
            text: string;
            /** @description Its date can be explained day by day. */
            counted: boolean;
        };
        RequestTotalsDto: {
            normal: number;
            near: number;
            behind: number;
            overdue: number;
            done: number;
            done_late: number;
            paused: number;
            none: number;
        };
        ResetPasswordDto: {
            initialPassword: string;
        };
        ResetStatutoryClockDto: {
            version: number;
        };
        ReturnReportDto: {
            version: number;
            reason: string;
        };
        ReviewDto: {
            id: string;
            /** @enum {string} */
            decision: "return" | "approve";
            reason: string | null;
            reviewedByName: string;
            reviewedAt: string;
        };
        RoleGrantDto: {
            /** @enum {string} */
            role: "coordinator" | "liaison" | "leader" | "admin" | "auditor";
            /** Format: uuid */
            unitId: string;
        };
        RunAssessmentDto: {
            /** Format: uuid */
            planId: string;
            /** @description 数据截止日期, by default today. */
            asOf?: string;
            /**
             * Format: uuid
             * @description By default the newest 考核办法.
             */
            schemeId?: string;
        };
        RunSweepDto: {
            /** @description A date after today is a dry run. */
            date?: string;
        };
        SampleAccountDto: {
            username: string;
            password: string;
            label: string;
        };
        SaveDraftEditsDto: {
            version: number;
            edits: components["schemas"]["DraftEditDto"][];
        };
        SaveReportDto: {
            version: number;
            progress?: string;
            problems?: string;
            nextSteps?: string;
            percent?: number;
            /** @description The whole list of duties it answers; leaving it out keeps them. */
            answers?: components["schemas"]["AnswerInputDto"][];
        };
        SaveStatutoryClockDto: {
            version: number;
            title: string;
            /** @description With `unit`; of a clock that has a length. */
            n?: number;
            /** @enum {string} */
            unit?: "workday" | "day" | "hour" | "month" | "year";
            /** @description Of a yearly clock. */
            by?: string;
            law: string;
            article: string;
            note: string;
        };
        SaveUnitGroupDto: {
            name: string;
            /** Format: uuid */
            withinUnitId: string;
            /** @enum {string|null} */
            unitClass?: "government" | "office" | "affiliate" | "subordinate" | null;
            memberIds?: string[];
            aliases?: string[];
        };
        SchemeDto: {
            id: string;
            name: string;
            edition: number;
            base: number;
            lines: components["schemas"]["SchemeLineDto"][];
            grades: components["schemas"]["GradeDto"][];
        };
        SchemeLineDto: {
            code: string;
            category: string;
            group: string;
            name: string;
            standard: string;
            cap: number;
            principal: number;
            other: number;
        };
        SchemeListDto: {
            items: components["schemas"]["SchemeDto"][];
        };
        ScoreEntryDto: {
            id: string;
            line: string;
            /** @description As the rule says, and what counts under the cap: negative or zero. */
            points: number;
            counted: number;
            reason: string;
            planItemId: string;
            itemTitle: string;
            itemPath: string;
            deadlineId: string | null;
            /** @enum {string|null} */
            deadlineKind: "deliver" | "report" | null;
            reportId: string | null;
            facts: components["schemas"]["EntryFactsDto"];
        };
        SessionDto: {
            /** @description Null while nobody is logged in. */
            user: components["schemas"]["SessionUserDto"] | null;
            /** @description To be sent as `X-CSRF-Token` with every write; null while nobody is logged in. */
            csrfToken: string | null;
            /** @description Accounts of the sample, in sample mode only, for the login page. */
            sampleAccounts: components["schemas"]["SampleAccountDto"][];
        };
        SessionRoleDto: {
            /** @enum {string} */
            role: "coordinator" | "liaison" | "leader" | "admin" | "auditor";
            unitId: string;
            unitName: string;
        };
        SessionUserDto: {
            id: string;
            username: string;
            name: string;
            principal: boolean;
            roles: components["schemas"]["SessionRoleDto"][];
            permissions: ("audit.read" | "unit.read" | "unit.manage" | "user.manage" | "calendar.read" | "clock.read" | "clock.manage" | "disclosure.read" | "disclosure.register" | "disclosure.handle" | "calendar.load" | "calendar.set_local_days" | "plan.read" | "plan.manage" | "draft.manage" | "event.read" | "event.register" | "deadline.read" | "report.read" | "report.file" | "report.review" | "receipt.sign" | "notice.read" | "notice.issue" | "sweep.run" | "ledger.read" | "assessment.read" | "assessment.run" | "export.pull" | "session.own")[];
            mustChangePassword: boolean;
        };
        SetAsideDto: {
            deadlineId: string | null;
            dueOn: string | null;
            reason: string;
        };
        SetInnerDto: {
            deadlines: components["schemas"]["HeldDeadlineDto"][];
            /** @description Null: none any more. */
            innerDueOn: string | null;
        };
        SheetLineDto: {
            code: string;
            category: string;
            group: string;
            name: string;
            standard: string;
            cap: number;
            principal: number;
            other: number;
            count: number;
            deducted: number;
            capped: number;
            /** @description 得分 = 分值 − 扣分. */
            score: number;
            entries: components["schemas"]["ScoreEntryDto"][];
        };
        SignReceiptsDto: {
            /** Format: uuid */
            unitId: string;
            planItemIds: string[];
        };
        SignedDto: {
            /** @description Newly signed; what had been signed before is left as it was. */
            signed: number;
        };
        SoftPolicyLineDto: {
            word: string;
            n?: number;
            /** @enum {string} */
            unit?: "workday" | "day" | "month" | "year";
            /** @enum {string} */
            per?: "year" | "half-year" | "quarter" | "month" | "week";
        };
        SpawnedDeadlineDto: {
            id: string;
            planItemId: string;
            title: string;
            /** @description The document's words about time. */
            raw: string | null;
            unitId: string;
            unitName: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            dueOn: string;
            dueAt: string | null;
            provisional: boolean;
            doneOn: string | null;
            voidedAt: string | null;
            /** @description Working days of this unit from the moment it happened to the unit's registration. */
            lateWorkdays: number;
            /** @description 补登记: the unit was added after the event had been registered. */
            joined: boolean;
        };
        SpecialDayDto: {
            date: string;
            /**
             * @description `off` 放假, `work` 补班.
             * @enum {string}
             */
            kind: "off" | "work";
            name: string;
            /** @description The notice that rules the day, as an office cites it. */
            notice: string;
        };
        StageCountsDto: {
            near: number;
            overdue: number;
            pressed: number;
            circular: number;
        };
        StagePolicyDto: {
            overdue: number;
            pressed: number;
            circular: number;
        };
        StatutoryClockDto: {
            code: string;
            title: string;
            /** @description From when it runs, in words. */
            starts: string;
            /** @description The length is a ceiling, not a due date. */
            atMost: boolean;
            eventCode: string | null;
            law: string;
            article: string;
            note: string;
            /** @description Null: as shipped. */
            editedAt: string | null;
            editedByName: string | null;
            /** @description What the system ships. */
            shipped: components["schemas"]["ClockLengthDto"];
            version: number;
            can: components["schemas"]["ClockAbilitiesDto"];
            n: number | null;
            /** @enum {string|null} */
            unit: "year" | "month" | "day" | "workday" | "hour" | null;
            /** @description `MM-DD` of a yearly clock. */
            by: string | null;
        };
        StatutoryClockListDto: {
            items: components["schemas"]["StatutoryClockDto"][];
        };
        StepExplanationDto: {
            dueOn: string;
            provisional: boolean;
            /** @description What started the clock, in words. */
            start: string;
            text: string;
            steps: components["schemas"]["ExplainStepDto"][];
        };
        StepMoveDto: {
            step: string;
            beforeDueOn: string;
            afterDueOn: string;
            beforeProvisional: boolean;
            afterProvisional: boolean;
        };
        StoppingAbilitiesDto: {
            pause: boolean;
            resume: boolean;
            restart: boolean;
            extend: boolean;
        };
        SweepPreviewDto: {
            deadlineId: string;
            /** @enum {string} */
            stage: "near" | "overdue" | "pressed" | "circular";
            dueOn: string;
            reachedOn: string;
        };
        SweepResultDto: {
            date: string;
            dryRun: boolean;
            marked: components["schemas"]["StageCountsDto"];
            notices: number;
            messages: number;
            waiting: number;
            setAside: components["schemas"]["SetAsideDto"][];
            preview: components["schemas"]["SweepPreviewDto"][];
            /** @description Filing duties made ahead. */
            extended: number;
            /** @description Steps of requests for information (依申请公开) that are near, overdue or back with the office. */
            requests: number;
            /** @description The outcome in one sentence. */
            words: string;
        };
        TimeRequirementDto: {
            id: string;
            spec: {
                [key: string]: unknown;
            };
            raw: string;
            eventTypeId: string | null;
            eventTypeName: string | null;
            policy: string | null;
            /** @description 内部时限 of this one alone. */
            innerWorkdays: number | null;
        };
        TimelineDeadlineDto: {
            id: string;
            unitId: string;
            unitName: string;
            /** @enum {string} */
            kind: "deliver" | "report";
            /** @description `once`, a period, or the event. */
            occurrence: string;
            /** @description What started its clock, where an event did. */
            eventSubject: string | null;
            /** @description The document's own words. */
            raw: string | null;
            /** @description 本单位规定: how the office reads words that name no time. */
            policy: string | null;
            /** @description 内部时限: the office's own earlier day. */
            innerDueOn: string | null;
            innerProvisional: boolean;
            version: number;
            startOn: string;
            dueOn: string;
            dueAt: string | null;
            originalDueOn: string;
            /** @description 暂停: since when the clock stands still, and why; null while it runs. */
            pausedOn: string | null;
            pauseReason: string | null;
            /** @description 延期: the one that was granted. */
            extension: components["schemas"]["DurationDto"] | null;
            /** @description How far an extension may go at most; null where none may be granted, or not by this person. */
            extensionCeiling: components["schemas"]["DurationDto"] | null;
            can: components["schemas"]["StoppingAbilitiesDto"];
            provisional: boolean;
            doneOn: string | null;
            doneAt: string | null;
            waivedAt: string | null;
            waiveReason: string | null;
            voidedAt: string | null;
            /**
             * @description Null once waived or voided.
             * @enum {string|null}
             */
            light: "near" | "overdue" | "done" | "none" | "normal" | "behind" | "done_late" | "paused" | null;
            /** @description Still open while the filing that answers it waits for review (待审核); the light tells approved facts only. */
            inReview: boolean;
        };
        TimelineStepDto: {
            at: string;
            actorName: string;
            /** @enum {string} */
            kind: "plan" | "event" | "done" | "notice" | "clock" | "filing" | "review" | "receipt";
            text: string;
        };
        TimelineUnitDto: {
            id: string | null;
            name: string;
            shortName: string;
            /** @enum {string} */
            role: "lead" | "support" | "responsible";
        };
        UnitAbilitiesDto: {
            manage: boolean;
        };
        UnitCountDto: {
            unitId: string;
            unitName: string;
            done: number;
            needed: number;
        };
        UnitDto: {
            id: string;
            parentId: string | null;
            name: string;
            shortName: string;
            /** @enum {string} */
            unitClass: "government" | "office" | "affiliate" | "subordinate";
            sort: number;
            activeFrom: string;
            activeTo: string | null;
            aliases: string[];
            version: number;
        };
        UnitGroupDto: {
            id: string;
            name: string;
            /** @enum {string|null} */
            unitClass: "government" | "office" | "affiliate" | "subordinate" | null;
            withinUnitId: string;
            aliases: string[];
            memberIds: string[];
            /** @description Its units today, listed members and those of its class. */
            expandsTo: string[];
            version: number;
        };
        UnitGroupListDto: {
            items: components["schemas"]["UnitGroupDto"][];
        };
        UnitListDto: {
            items: components["schemas"]["UnitDto"][];
            can: components["schemas"]["UnitAbilitiesDto"];
        };
        UnitLocalDaysDto: {
            unitId: string;
            unitName: string;
            days: components["schemas"]["LocalDayDto"][];
            can: components["schemas"]["LocalDaysCanDto"];
        };
        UnitScoreCanDto: {
            open: boolean;
        };
        UnitScoreDto: {
            unitId: string;
            unitName: string;
            /** @enum {string} */
            unitClass: "government" | "office" | "affiliate" | "subordinate";
            rank: number;
            score: number;
            deducted: number;
            grade: string;
            /** @description One per line of the scheme, in its order. */
            lines: components["schemas"]["LineSumDto"][];
            can: components["schemas"]["UnitScoreCanDto"];
        };
        UnitSheetDto: {
            assessment: components["schemas"]["AssessmentDto"];
            unitId: string;
            unitName: string;
            rank: number;
            score: number;
            base: number;
            grade: string;
            lines: components["schemas"]["SheetLineDto"][];
        };
        UpdateEventTypeDto: {
            name?: string;
            retired?: boolean;
        };
        UpdateItemsDto: {
            itemIds: string[];
            /** @enum {string} */
            kind?: "section" | "task";
            assignments?: components["schemas"]["AssignmentInputDto"][];
            /** @description `true`: instead of the units there are; otherwise in addition. */
            replace?: boolean;
            version: number;
        };
        UpdatePlanDto: {
            title?: string;
            issuer?: string | null;
            docNo?: string | null;
            year?: number | null;
            issuedOn?: string | null;
            cadence?: components["schemas"]["FilingCadenceDto"];
            behindPoints?: number | null;
            /** @description Null: nothing is extended. */
            extensionWorkdays?: number | null;
            /** @description 本单位规定; empty: none. */
            softPolicy?: components["schemas"]["SoftPolicyLineDto"][];
            /** @description 内部时限: working days before the document's date; null: none. */
            innerWorkdays?: number | null;
            version: number;
        };
        UpdateUnitDto: {
            version: number;
            name?: string;
            shortName?: string;
            /** @enum {string} */
            unitClass?: "government" | "office" | "affiliate" | "subordinate";
            sort?: number;
            /** @description The whole list of other names; leaving it out keeps them. */
            aliases?: string[];
            /** @description The first day on which the unit is no more; null takes that back. */
            activeTo?: string | null;
        };
        UpdateUnitGroupDto: {
            name: string;
            /** Format: uuid */
            withinUnitId: string;
            /** @enum {string|null} */
            unitClass?: "government" | "office" | "affiliate" | "subordinate" | null;
            memberIds?: string[];
            aliases?: string[];
            version: number;
        };
        UpdateUserDto: {
            version: number;
            active?: boolean;
            name: string;
            phone?: string | null;
            principal?: boolean;
            roles: components["schemas"]["RoleGrantDto"][];
            chargeUnitIds?: string[];
        };
        UploadedDraftDto: {
            /**
             * @description `created`: a new draft; `open_draft`: this file is being worked on already; otherwise the plan exists.
             * @enum {string}
             */
            outcome: "created" | "open_draft" | "same_file" | "same_document";
            draftId: string | null;
            existingPlanId: string | null;
            /** @description The document that exists is published and may be changed by this one (按新文稿调整). */
            canAmend: boolean;
            message: string;
        };
        UrgeDto: {
            /** Format: uuid */
            deadlineId: string;
            /** @description The coordinator's own words, in place of the standard sentence. */
            body?: string;
        };
        UserDto: {
            id: string;
            username: string;
            name: string;
            phone: string | null;
            active: boolean;
            principal: boolean;
            roles: components["schemas"]["RoleGrantDto"][];
            chargeUnitIds: string[];
            version: number;
        };
        UserPageDto: {
            items: components["schemas"]["UserDto"][];
            next: string | null;
            total: number;
        };
        VersionDto: {
            version: number;
        };
        VersionedDeadlineDto: {
            /** Format: uuid */
            id: string;
            version: number;
        };
        VoidEventDto: {
            reason: string;
        };
        WithdrawNoticeDto: {
            revision: number;
            reason: string;
        };
        WithdrawRequestDto: {
            withdrawnOn: string;
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Assessments_list: {
        parameters: {
            query?: {
                limit?: number;
                planId?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentPageDto"];
                };
            };
        };
    };
    Assessments_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunAssessmentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentDetailDto"];
                };
            };
        };
    };
    Assessments_schemes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeListDto"];
                };
            };
        };
    };
    Assessments_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentDetailDto"];
                };
            };
        };
    };
    Assessments_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishAssessmentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentDetailDto"];
                };
            };
        };
    };
    Assessments_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitSheetDto"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Beginning of an action: `auth.` or `progress.submit`. */
                action?: string;
                actor?: string;
                subjectId?: string;
                /** @description First and last Shanghai day. */
                from?: string;
                to?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageDto"];
                };
            };
        };
    };
    CalendarFeeds_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedDto"];
                };
            };
        };
    };
    CalendarFeeds_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCalendarFeedDto"];
                };
            };
        };
    };
    CalendarFeeds_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedDto"];
                };
            };
        };
    };
    CalendarFeeds_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    Calendar_local: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalDayListDto"];
                };
            };
        };
    };
    Calendar_setLocal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyLocalDaysDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarAppliedDto"];
                };
            };
        };
    };
    Calendar_previewLocal: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocalDaysInputDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreviewDto"];
                };
            };
        };
    };
    Calendar_load: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyNoticeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarAppliedDto"];
                };
            };
        };
    };
    Calendar_preview: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarNoticeInputDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreviewDto"];
                };
            };
        };
    };
    Calendar_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNoticeTextDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeReadingDto"];
                };
            };
        };
    };
    Calendar_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawNoticeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarAppliedDto"];
                };
            };
        };
    };
    Calendar_previewWithdrawal: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreviewDto"];
                };
            };
        };
    };
    Calendar_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecomputeProgressDto"];
                };
            };
        };
    };
    Calendar_year: {
        parameters: {
            query?: {
                /** @description With the local days of this unit. */
                unitId?: string;
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYearDto"];
                };
            };
        };
    };
    Deadlines_list: {
        parameters: {
            query?: {
                limit?: number;
                unitId?: string;
                planId?: string;
                itemId?: string;
                eventId?: string;
                kind?: "deliver" | "report";
                /** @description `true`: what is still owed; `false`: what is done, waived or voided. */
                open?: string;
                /** @description `true`: without what was waived or whose event was voided. */
                live?: string;
                /** @description Due on or after this day. */
                from?: string;
                /** @description Due on or before this day. */
                to?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlinePageDto"];
                };
            };
        };
    };
    Deadlines_listCounts: {
        parameters: {
            query?: {
                limit?: number;
                planId?: string;
                itemId?: string;
                /** @description `true`: only where a unit has not done all of it. */
                missing?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyCountPageDto"];
                };
            };
        };
    };
    DeadlineClocks_extend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendClockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockMovesDto"];
                };
            };
        };
    };
    Deadlines_setInner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetInnerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InnerSetDto"];
                };
            };
        };
    };
    DueMonth_month: {
        parameters: {
            query: {
                /** @description `2026-11`. */
                month: string;
                unitId?: string;
                planId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueMonthDto"];
                };
            };
        };
    };
    DeadlineClocks_pause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatedClockStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockMovesDto"];
                };
            };
        };
    };
    DeadlineClocks_restart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatedClockStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockMovesDto"];
                };
            };
        };
    };
    DeadlineClocks_resume: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatedClockStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockMovesDto"];
                };
            };
        };
    };
    Deadlines_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineExplanationDto"];
                };
            };
        };
    };
    Desk_desk: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskDto"];
                };
            };
        };
    };
    Disclosure_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The year in which it came in. */
                year?: string;
                unit?: string;
                stage?: "unconfirmed" | "handling" | "correcting" | "consulting" | "answered" | "withdrawn";
                /** @description Several, separated by commas. */
                light?: ("normal" | "near" | "behind" | "overdue" | "done" | "done_late" | "paused" | "none")[];
                /** @description In number and content; in names for those who may read them. */
                text?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestPageDto"];
                };
            };
        };
    };
    Disclosure_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequestDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_amend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_consult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsultDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_amendLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendLetterDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_recordOpinion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordOpinionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_dropLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DropLetterDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectedDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_requestCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestCorrectionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_delay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelayAnswerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_giveReason: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_askReason: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Disclosure_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepExplanationDto"];
                };
            };
        };
    };
    Disclosure_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDto"];
                };
            };
        };
    };
    Draft_list: {
        parameters: {
            query?: {
                limit?: number;
                status?: "open" | "confirmed" | "discarded";
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPageDto"];
                };
            };
        };
    };
    Draft_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    /** Format: uuid */
                    ownerUnitId?: string;
                    /** Format: uuid */
                    amendsPlanId?: string;
                    /** @enum {string} */
                    purpose?: "plan" | "upstream";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedDraftDto"];
                };
            };
        };
    };
    Draft_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftDto"];
                };
            };
        };
    };
    Draft_amendment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AmendmentPreviewDto"];
                };
            };
        };
    };
    Draft_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmDraftDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedDraftDto"];
                };
            };
        };
    };
    Draft_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftVersionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscardedDraftDto"];
                };
            };
        };
    };
    Draft_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftEditsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftStateDto"];
                };
            };
        };
    };
    Draft_mapNames: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MapDraftNamesDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftStateDto"];
                };
            };
        };
    };
    Draft_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftVersionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftStateDto"];
                };
            };
        };
    };
    EventTypes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeListDto"];
                };
            };
        };
    };
    EventTypes_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEventTypeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeDto"];
                };
            };
        };
    };
    EventTypes_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEventTypeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeDto"];
                };
            };
        };
    };
    Events_list: {
        parameters: {
            query?: {
                limit?: number;
                typeId?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPageDto"];
                };
            };
        };
    };
    Events_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterEventDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDto"];
                };
            };
        };
    };
    EventSheet_take: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    lines?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSheetResultDto"];
                };
            };
        };
    };
    Events_preview: {
        parameters: {
            query: {
                typeId: string;
                occurredAt: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPreviewDto"];
                };
            };
        };
    };
    Events_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDto"];
                };
            };
        };
    };
    Events_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectEventDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventCorrectionDto"];
                };
            };
        };
    };
    Events_void: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidEventDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDto"];
                };
            };
        };
    };
    Evidence_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Evidence_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    Exports_assessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Exports_disclosureRegister: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The year in which it came in. */
                year?: string;
                unit?: string;
                stage?: "unconfirmed" | "handling" | "correcting" | "consulting" | "answered" | "withdrawn";
                /** @description Several, separated by commas. */
                light?: ("normal" | "near" | "behind" | "overdue" | "done" | "done_late" | "paused" | "none")[];
                /** @description In number and content; in names for those who may read them. */
                text?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Exports_failedRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Exports_ledger: {
        parameters: {
            query: {
                plan?: string;
                year?: number;
                /** @description Tasks for which this unit answers, in any role or in `role`. */
                unit?: string;
                role?: "lead" | "support" | "responsible";
                /** @description One or several lights, separated by commas. */
                light?: ("normal" | "near" | "behind" | "overdue" | "done" | "done_late" | "paused" | "none")[];
                /** @description Words that must all occur in the task, its number or its requirement. */
                text?: string;
                sort: "position" | "unit" | "due" | "light";
                /** @description The same order from its other end. */
                desc?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Exports_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Inbox_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `true`: only what is unread. */
                unread?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPageDto"];
                };
            };
        };
    };
    Inbox_markRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkReadDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedDto"];
                };
            };
        };
    };
    Timeline_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemTimelineDto"];
                };
            };
        };
    };
    Jobs_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsDto"];
                };
            };
        };
    };
    Jobs_sweep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunSweepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepResultDto"];
                };
            };
        };
    };
    Ledger_page: {
        parameters: {
            query: {
                limit: number;
                after?: string;
                plan?: string;
                year?: number;
                /** @description Tasks for which this unit answers, in any role or in `role`. */
                unit?: string;
                role?: "lead" | "support" | "responsible";
                /** @description One or several lights, separated by commas. */
                light?: ("normal" | "near" | "behind" | "overdue" | "done" | "done_late" | "paused" | "none")[];
                /** @description Words that must all occur in the task, its number or its requirement. */
                text?: string;
                sort: "position" | "unit" | "due" | "light";
                /** @description The same order from its other end. */
                desc?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPageDto"];
                };
            };
        };
    };
    Notices_list: {
        parameters: {
            query?: {
                limit?: number;
                kind?: "reminder" | "urge" | "supervision" | "circular";
                unitId?: string;
                planId?: string;
                planItemId?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePageDto"];
                };
            };
        };
    };
    Notices_urge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UrgeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDto"];
                };
            };
        };
    };
    Plans_list: {
        parameters: {
            query?: {
                limit?: number;
                year?: number;
                status?: "draft" | "published" | "closed";
                /** @description Words of the title or the document number. */
                q?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPageDto"];
                };
            };
        };
    };
    Plans_years: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanYearsDto"];
                };
            };
        };
    };
    Plans_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDto"];
                };
            };
        };
    };
    Plans_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePlanDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDto"];
                };
            };
        };
    };
    Plans_amended: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanAmendmentsDto"];
                };
            };
        };
    };
    Plans_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDto"];
                };
            };
        };
    };
    Coverage_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDto"];
                };
            };
        };
    };
    Plans_items: {
        parameters: {
            query: {
                limit: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutlineDto"];
                };
            };
        };
    };
    Plans_updateItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateItemsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDto"];
                };
            };
        };
    };
    Coverage_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideLinksDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDto"];
                };
            };
        };
    };
    Plans_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlanPolicyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPolicyEffectDto"];
                };
            };
        };
    };
    Plans_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedPlanDto"];
                };
            };
        };
    };
    Coverage_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameUpstreamDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDto"];
                };
            };
        };
    };
    Coverage_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                upstreamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDto"];
                };
            };
        };
    };
    Receipts_sign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignReceiptsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedDto"];
                };
            };
        };
    };
    Reports_list: {
        parameters: {
            query?: {
                limit?: number;
                status?: "draft" | "submitted" | "returned" | "approved";
                unitId?: string;
                planId?: string;
                planItemId?: string;
                period?: string;
                /** @description `review`: what waits for the actor's own review, oldest first. */
                queue?: "review";
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPageDto"];
                };
            };
        };
    };
    Reports_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateReportDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_answerable: {
        parameters: {
            query: {
                planItemId: string;
                unitId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerableListDto"];
                };
            };
        };
    };
    Reports_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_addLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLinkDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_addFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Reports_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDto"];
                };
            };
        };
    };
    Session_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
        };
    };
    Session_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
        };
    };
    Session_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Session_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
        };
    };
    StatutoryClocks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatutoryClockListDto"];
                };
            };
        };
    };
    StatutoryClocks_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveStatutoryClockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatutoryClockDto"];
                };
            };
        };
    };
    StatutoryClocks_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetStatutoryClockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatutoryClockDto"];
                };
            };
        };
    };
    UnitGroups_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitGroupListDto"];
                };
            };
        };
    };
    UnitGroups_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveUnitGroupDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitGroupDto"];
                };
            };
        };
    };
    UnitGroups_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUnitGroupDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitGroupDto"];
                };
            };
        };
    };
    Units_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitListDto"];
                };
            };
        };
    };
    Units_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUnitDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDto"];
                };
            };
        };
    };
    Units_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUnitDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDto"];
                };
            };
        };
    };
    Users_list: {
        parameters: {
            query?: {
                limit?: number;
                q?: string;
                unitId?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPageDto"];
                };
            };
        };
    };
    Accounts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAccountDto"];
                };
            };
        };
    };
    Users_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    Accounts_resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetPasswordDto"];
                };
            };
        };
    };
}
