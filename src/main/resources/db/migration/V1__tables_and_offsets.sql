-- The tables that SQL readers know. Where they exist already they are adopted as they are.
CREATE TABLE IF NOT EXISTS public.definition_groups (
    id               SERIAL PRIMARY KEY,
    name             VARCHAR(100) NOT NULL,
    type             VARCHAR(50)  NOT NULL
        CHECK (type IN ('ETF', 'THEME', 'SECTOR', 'SEGMENT', 'CUSTOM', 'UNIVERSE')),
    description      TEXT,
    metadata         JSONB,
    liquidity_filter JSONB,
    environment      VARCHAR(10)  NOT NULL
        CHECK (environment IN ('DEFAULT', 'TEST', 'UAT', 'PROD')),
    created_at       TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at       TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    last_update      TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT unique_group UNIQUE (name, type, environment)
);

CREATE TABLE IF NOT EXISTS public.group_memberships (
    id         SERIAL PRIMARY KEY,
    group_id   INTEGER     NOT NULL REFERENCES public.definition_groups (id) ON DELETE CASCADE,
    symbol     VARCHAR(50) NOT NULL,
    weight     NUMERIC(5, 4),
    metadata   JSONB,
    added_at   TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT unique_membership UNIQUE (group_id, symbol)
);

CREATE INDEX IF NOT EXISTS idx_definition_groups_type ON public.definition_groups (type);
CREATE INDEX IF NOT EXISTS idx_definition_groups_environment ON public.definition_groups (environment);
CREATE INDEX IF NOT EXISTS idx_definition_groups_name ON public.definition_groups (name);
CREATE INDEX IF NOT EXISTS idx_definition_groups_type_env ON public.definition_groups (type, environment);
CREATE INDEX IF NOT EXISTS idx_group_memberships_group_id ON public.group_memberships (group_id);
CREATE INDEX IF NOT EXISTS idx_group_memberships_symbol ON public.group_memberships (symbol);
CREATE INDEX IF NOT EXISTS idx_group_memberships_symbol_group ON public.group_memberships (symbol, group_id);

-- The one addition to existing tables: a type check that does not know UNIVERSE is replaced.
DO $$
DECLARE
    narrow TEXT;
BEGIN
    FOR narrow IN
        SELECT conname
        FROM pg_constraint
        WHERE conrelid = 'public.definition_groups'::regclass
          AND contype = 'c'
          AND pg_get_constraintdef(oid) LIKE '%''SECTOR''%'
          AND pg_get_constraintdef(oid) NOT LIKE '%''UNIVERSE''%'
    LOOP
        EXECUTE format('ALTER TABLE public.definition_groups DROP CONSTRAINT %I', narrow);
        EXECUTE format(
            'ALTER TABLE public.definition_groups ADD CONSTRAINT %I CHECK (type IN '
            '(''ETF'', ''THEME'', ''SECTOR'', ''SEGMENT'', ''CUSTOM'', ''UNIVERSE''))', narrow);
    END LOOP;
END
$$;

-- How far each partition of a log is projected. A log is known by its topic's id, so that a new
-- cluster is not mistaken for the old one.
CREATE TABLE membership_projection.offsets (
    topic_id    UUID    NOT NULL,
    partition   INTEGER NOT NULL,
    next_offset BIGINT  NOT NULL,
    PRIMARY KEY (topic_id, partition)
);

-- The version of each group that is projected; kept through retirement, as versions go on.
CREATE TABLE membership_projection.versions (
    topic_id  UUID   NOT NULL,
    group_key TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    PRIMARY KEY (topic_id, group_key)
);
