/** Generated from the API by `npm run client`: do not edit. */
export interface paths {
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
        ChangePasswordDto: {
            current: string;
            next: string;
        };
        CreateAccountDto: {
            username: string;
            name: string;
            phone?: string | null;
            principal?: boolean;
            roles: components["schemas"]["RoleGrantDto"][];
            chargeUnitIds?: string[];
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
        LoginDto: {
            username: string;
            password: string;
        };
        MarkReadDto: {
            /** @description Ids of messages; an empty list marks all. */
            ids: string[];
        };
        MarkedDto: {
            marked: number;
        };
        ResetPasswordDto: {
            initialPassword: string;
        };
        RoleGrantDto: {
            /** @enum {string} */
            role: "coordinator" | "liaison" | "leader" | "admin" | "auditor";
            /** Format: uuid */
            unitId: string;
        };
        SampleAccountDto: {
            username: string;
            password: string;
            label: string;
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
            permissions: ("audit.read" | "unit.read" | "unit.manage" | "user.manage" | "calendar.read" | "plan.read" | "plan.manage" | "draft.manage" | "event.read" | "event.register" | "deadline.read" | "report.read" | "report.file" | "report.review" | "receipt.sign" | "notice.read" | "sweep.run" | "ledger.read" | "assessment.read" | "assessment.run" | "export.pull" | "session.own")[];
            mustChangePassword: boolean;
        };
        UnitAbilitiesDto: {
            manage: boolean;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
